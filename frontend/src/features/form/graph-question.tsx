import { unanswered } from '../../lib/written.ts';
import { DotField } from '../../ui/dot-field.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './form.module.css';
import { Ask, fieldId, Help, type QuestionProps, Readers } from './question-parts.tsx';

/** A dot between two axes: drawn, moved by arrows, or typed as two numbers. */
export function GraphQuestion(props: QuestionProps) {
  const { question, number, answer, problem, onChange, onLeave } = props;
  const id = fieldId(question.id);
  const [across, up] = question.axes ?? [];
  if (!across || !up) return null;
  return (
    <div className={classes.question}>
      <fieldset
        className={classes.graph}
        aria-labelledby={`${id}-ask`}
        aria-describedby={`${id}-help ${id}-problem`}
        onBlur={onLeave}
      >
        <div id={`${id}-ask`}>
          <Ask question={question} number={number} />
        </div>
        <div id={`${id}-help`}>
          <Help question={question} />
        </div>
        <DotField
          id={id}
          axes={[across, up]}
          x={answer.x}
          y={answer.y}
          onChange={(x, y) => onChange({ ...unanswered, x, y })}
        />
        <FieldError id={`${id}-problem`}>{problem}</FieldError>
      </fieldset>
      <Readers {...props} />
    </div>
  );
}
