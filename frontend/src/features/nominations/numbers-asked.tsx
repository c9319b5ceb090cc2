import { Trans } from '@lingui/react/macro';
import type { NominationFacts } from './nominations-query.ts';

/** How many reviewers the cycle asks for, in words. */
export function NumbersAsked({ cycle }: { cycle: NominationFacts['cycle'] }) {
  const least = cycle?.minReviewers ?? 0;
  const most = cycle?.maxReviewers ?? 0;
  const suggested = cycle?.suggestedReviewers ?? 0;
  if (suggested === 0) {
    return (
      <Trans>
        At least {least}, at most {most}.
      </Trans>
    );
  }
  return (
    <Trans>
      At least {least}, suggested {suggested}, at most {most}.
    </Trans>
  );
}
