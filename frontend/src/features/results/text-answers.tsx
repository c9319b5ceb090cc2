import { Plural, Trans } from '@lingui/react/macro';
import { AuthorName } from './author-name.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';
import { WithholdButton } from './withhold.tsx';

type TextAnswer = QuestionAnswers['answers'][number];

function OneText({ answer }: { answer: TextAnswer }) {
  const { data, loading } = useVisibility(answer.id);
  return (
    <div className={classes.answer}>
      <SightlineOf data={data} loading={loading}>
        <AuthorName answer={answer} />
        <p className="people-text">{answer.text}</p>
      </SightlineOf>
      <div className={classes.underWords}>
        <WithholdButton answer={answer} />
      </div>
    </div>
  );
}

/** The texts one under another, each with those who can read it. Their order says nothing. */
export function TextAnswers({ result }: { result: QuestionAnswers }) {
  const texts = result.answers.filter((answer) => answer.text);
  if (texts.length === 0) {
    return (
      <p className="quiet">
        <Trans>Nobody wrote to this.</Trans>
      </p>
    );
  }
  const named = texts.every((answer) => answer.author !== null);
  return (
    <>
      <p className={classes.order}>
        {named ? (
          <Plural value={texts.length} one="# text." other="# texts." />
        ) : (
          <Plural
            value={texts.length}
            one="# text."
            other="# texts, in random order. The order says nothing about who wrote them."
          />
        )}
      </p>
      {texts.map((answer) => (
        <OneText key={answer.id} answer={answer} />
      ))}
    </>
  );
}
