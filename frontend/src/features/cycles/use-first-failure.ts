import { useLingui } from '@lingui/react';
import type { CombinedError } from '@urql/core';
import { errorCode, sentenceFor } from '../../lib/errors.ts';

/** Gives the function that says what came of a mutation: the first failure in words, null when there is none. */
export function useFirstFailure() {
  const { i18n } = useLingui();
  return (error: CombinedError | undefined, failures: readonly { message: string }[] | undefined) => {
    if (error) return i18n._(sentenceFor(errorCode(error)));
    return failures?.[0]?.message ?? null;
  };
}
