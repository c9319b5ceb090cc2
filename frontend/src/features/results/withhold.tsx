import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { list } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { readAnswer, wordsOf } from '../../lib/written.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { ReasonDialog } from '../sightline/reason-dialog.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import { AuthorName } from './author-name.tsx';
import classes from './results.module.css';
import { type AnswerFacts, PutBack, type QuestionAnswers, Withhold } from './results-query.ts';

const mostCharacters = 1_000;

function WithholdDialog({ answer, onClose }: { answer: AnswerFacts; onClose: () => void }) {
  const { t } = useLingui();
  const withhold = useCommand(Withhold, (data) => data.withholdAnswer.errors);
  const go = async (reason: string) => {
    const { failures } = await withhold({
      input: { answerId: answer.id, expectedVersion: answer.version ?? 0, reason },
    });
    return failures[0]?.message ?? null;
  };
  return (
    <ReasonDialog
      aboutId={answer.id}
      text="WITHHOLD_REASON"
      most={mostCharacters}
      title={t`Withhold this answer?`}
      label={t`Why`}
      confirm={t`Withhold the answer`}
      onConfirm={go}
      onClose={onClose}
    >
      <Trans>
        It is in no text and no number that is released. You can put it back until the release; it stands in
        the log that you withheld it.
      </Trans>{' '}
      <Trans>
        Whoever reads the rest is told that an answer is withheld, and often can guess whose: a name is
        missing, or only a few wrote. This keeps back the words, not who wrote them.
      </Trans>
    </ReasonDialog>
  );
}

/** Opens the way to withhold an answer; nothing for those who cannot. */
export function WithholdButton({ answer }: { answer: AnswerFacts }) {
  const [asking, setAsking] = useState(false);
  if (!answer.viewerCan?.includes('WITHHOLD_ANSWER')) return null;
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
        <Trans>Withhold…</Trans>
      </Button>
      {asking && <WithholdDialog answer={answer} onClose={() => setAsking(false)} />}
    </>
  );
}

/** The answers to a question that is counted, one by one, for those who can withhold one. */
export function OneByOne({ result }: { result: QuestionAnswers }) {
  const locale = useLocale();
  const answers = result.answers.filter(({ viewerCan }) => viewerCan?.includes('WITHHOLD_ANSWER'));
  if (answers.length === 0) return null;
  return (
    <details className={classes.single}>
      <summary>
        <Trans>One by one</Trans>
      </summary>
      <ul>
        {answers.map((answer) => (
          <li key={answer.id}>
            <span>
              {answer.author?.name && <b>{answer.author.name} </b>}
              {answer.notApplicable ? (
                <Trans>Cannot say</Trans>
              ) : (
                list(locale, wordsOf(readAnswer(answer), result.question).split('\n'))
              )}
            </span>
            <WithholdButton answer={answer} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function PutBackButton({ answer }: { answer: AnswerFacts }) {
  const putBack = useCommand(PutBack, (data) => data.putAnswerBack.errors);
  const [failure, setFailure] = useState<string | null>(null);
  if (!answer.viewerCan?.includes('PUT_ANSWER_BACK')) return null;
  const go = async () => {
    const { failures } = await putBack({
      input: { answerId: answer.id, expectedVersion: answer.version ?? 0 },
    });
    setFailure(failures[0]?.message ?? null);
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => void go()}>
        <Trans>Put back</Trans>
      </Button>
      <FieldError>{failure}</FieldError>
    </>
  );
}

interface OneWithheldProps {
  result: QuestionAnswers;
  answer: AnswerFacts;
  reason: string;
}

function OneWithheld({ result, answer, reason }: OneWithheldProps) {
  const { data, loading } = useVisibility(answer.id);
  return (
    <div className={classes.answer}>
      <SightlineOf data={data} loading={loading}>
        <AuthorName answer={answer} />
        <p className="people-text">
          {answer.notApplicable ? <Trans>Cannot say</Trans> : wordsOf(readAnswer(answer), result.question)}
        </p>
        <p className={classes.why}>
          <Trans>Withheld, because:</Trans>
        </p>
        <p className="people-text">{reason}</p>
      </SightlineOf>
      <PutBackButton answer={answer} />
    </div>
  );
}

/** What is kept from the reviewee, with why, for those who read it; nothing where nothing is. */
export function WithheldAnswers({ result }: { result: QuestionAnswers }) {
  return result.withheld.map(({ answer, reason }) => (
    <OneWithheld key={answer.id} result={result} answer={answer} reason={reason} />
  ));
}
