import { Plural } from '@lingui/react/macro';
import { unanswered } from '../../lib/written.ts';
import { ProseField } from '../../ui/prose-field.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import classes from './form.module.css';
import { GiveAways } from './give-aways.tsx';
import { Ask, fieldId, Help, type QuestionProps } from './question-parts.tsx';

/** What the server takes at most; the field stops there, so that nothing is cut later. */
const mostCharacters = 20_000;
const sayFrom = 18_000;

function Room({ text }: { text: string }) {
  const left = mostCharacters - text.length;
  return (
    <span role="status" className={classes.room}>
      {text.length >= sayFrom && (
        <Plural value={left} one="Room for # more character." other="Room for # more characters." />
      )}
    </span>
  );
}

/** A question answered in prose: full sightline around the field, and its sentence read out with it. */
export function TextQuestion(props: QuestionProps) {
  const { question, number, answer, problem, visibility, seenVersion, onChange, onLeave } = props;
  const id = fieldId(question.id);
  return (
    <div className={classes.question}>
      <label htmlFor={id}>
        <Ask question={question} number={number} />
      </label>
      <div id={`${id}-help`}>
        <Help question={question} />
      </div>
      <SightlineOf data={visibility} seenVersion={seenVersion} sentenceId={`${id}-readers`}>
        <ProseField
          id={id}
          describedBy={[`${id}-help`, `${id}-readers`]}
          problem={problem ?? null}
          required={question.required ?? false}
          rows={4}
          maxLength={mostCharacters}
          value={answer.text}
          onChange={(text) => onChange({ ...unanswered, text })}
          onLeave={onLeave}
        />
        <Room text={answer.text} />
        <GiveAways text={answer.text} visibility={visibility} />
      </SightlineOf>
    </div>
  );
}
