import { Trans } from '@lingui/react/macro';

/** Whether somebody has handed in what they say of themselves: a status word, and nothing of a draft. */
export function OwnView({ handedIn }: { handedIn: boolean | null }) {
  if (handedIn === null) return '–';
  return handedIn ? <Trans>handed in</Trans> : <Trans>not yet</Trans>;
}
