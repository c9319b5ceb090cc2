import { Trans } from '@lingui/react/macro';
import classes from './results.module.css';
import type { AnswerFacts } from './results-query.ts';

/** Who wrote an answer, and that the reviewee leads them, where the viewer is told; else nothing. */
export function AuthorName({ answer }: { answer: AnswerFacts }) {
  const name = answer.author?.name;
  if (!name) return null;
  return (
    <p className={classes.author}>
      {name}
      {answer.upward && (
        <span className={classes.relation}>
          {' · '}
          <Trans>direct report</Trans>
        </span>
      )}
      {answer.proactive && (
        <span className={classes.relation}>
          {' · '}
          <Trans>wrote unasked</Trans>
        </span>
      )}
    </p>
  );
}
