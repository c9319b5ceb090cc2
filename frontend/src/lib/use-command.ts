import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useClient } from 'urql';
import { errorCode, sentenceFor, type UserFailure } from './errors.ts';

/** What came of a mutation: its data, or why not in words that a form can show. */
export interface Outcome<Data> {
  data: Data | undefined;
  failures: readonly UserFailure[];
  /** Nobody answered, or the server could not do its part: the same request may be tried again. */
  unreachable: boolean;
}

/** Where a payload keeps its expected failures. */
type FailuresOf<Data> = (data: Data) => readonly UserFailure[];

type Say = (sentence: MessageDescriptor) => string;

function failed(error: CombinedError, say: Say): UserFailure[] {
  const code = errorCode(error);
  return [{ message: say(sentenceFor(code)), code, path: null }];
}

/** Whether the same request may be answered later: not for what is hidden, forbidden or wrong in itself. */
function mayWorkLater(error: CombinedError): boolean {
  const final = [
    'NOT_FOUND',
    'FORBIDDEN',
    'BAD_USER_INPUT',
    'INVALID_STATE',
    'REAUTH_REQUIRED',
    'TOO_COMPLEX',
  ];
  return !final.includes(errorCode(error));
}

/** Sends mutations and turns both kinds of failure, expected and exceptional, into one list of sentences. */
export function useCommand<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  failuresOf: FailuresOf<Data>,
): (variables: Variables) => Promise<Outcome<Data>> {
  const client = useClient();
  const { i18n } = useLingui();
  return async (variables) => {
    const { data, error } = await client.mutation(document, variables).toPromise();
    if (error) {
      return {
        data: undefined,
        failures: failed(error, (sentence) => i18n._(sentence)),
        unreachable: mayWorkLater(error),
      };
    }
    return { data, failures: data === undefined ? [] : failuresOf(data), unreachable: false };
  };
}
