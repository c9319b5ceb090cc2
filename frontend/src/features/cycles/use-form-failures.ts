import { useLingui } from '@lingui/react';
import type { CombinedError } from '@urql/core';
import {
  errorCode,
  formFailures,
  type FormFailures,
  sentenceFor,
  type UserFailure,
} from '../../lib/errors.ts';

/** Gives the function that says what was wrong with a form, each at its field; null when nothing was. */
export function useFormFailures() {
  const { i18n } = useLingui();
  return (
    error: CombinedError | undefined,
    failures: readonly UserFailure[] | undefined,
  ): FormFailures | null => {
    if (error) return { fields: {}, form: [i18n._(sentenceFor(errorCode(error)))] };
    return failures && failures.length > 0 ? formFailures(failures) : null;
  };
}
