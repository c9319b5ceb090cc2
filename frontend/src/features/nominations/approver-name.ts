import { useLingui } from '@lingui/react/macro';
import { oneOf } from '../../lib/format.ts';
import { givenName } from '../../lib/given-name.ts';
import { useLocale } from '../../lib/use-locale.ts';

/** More names than these make no sentence. */
const mostNames = 3;

/** How sentences name who approves: by given name, the first ones where they are many. */
export function useApproverName(approvers: readonly string[]): string {
  const { t } = useLingui();
  const locale = useLocale();
  const names = approvers.map(givenName);
  if (names.length === 0) return t`somebody`;
  return oneOf(locale, names.length > mostNames ? [...names.slice(0, 2), t`somebody else`] : names);
}
