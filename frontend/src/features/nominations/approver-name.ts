import { useLingui } from '@lingui/react/macro';
import { givenName } from '../../lib/given-name.ts';

/** How sentences name who approves: the one by given name, several by what they do. */
export function useApproverName(approvers: readonly string[]): string {
  const { t } = useLingui();
  return approvers.length === 1 ? givenName(approvers[0]) : t`HR`;
}
