import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { CombinedError } from '@urql/core';

/** The closed set of failures (docs/rules.md, Failures), and those that only the browser knows. */
export type FailureCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'INVALID_STATE'
  | 'REAUTH_REQUIRED'
  | 'RATE_LIMITED'
  | 'TOO_COMPLEX'
  | 'STORAGE_FULL'
  | 'INTERNAL'
  | 'OFFLINE'
  | 'PART_MISSING';

const sentences: Record<FailureCode, MessageDescriptor> = {
  UNAUTHENTICATED: msg`You are signed out. Log in to go on. Your drafts are still there.`,
  FORBIDDEN: msg`You cannot do this here.`,
  NOT_FOUND: msg`This does not exist, or you cannot see it.`,
  BAD_USER_INPUT: msg`Something here is missing or not right. Look at the marked fields.`,
  CONFLICT: msg`Somebody changed this in the meantime. Compare the two.`,
  INVALID_STATE: msg`This is not possible any more. Load the page again to see how things stand.`,
  REAUTH_REQUIRED: msg`Enter your password again to do this.`,
  RATE_LIMITED: msg`Too many tries. Wait a moment and try again.`,
  TOO_COMPLEX: msg`This asks for too much at once.`,
  STORAGE_FULL: msg`The server's storage is full. Reading works, writing does not.`,
  INTERNAL: msg`We failed here. Try again in a moment.`,
  OFFLINE: msg`The server does not answer. Try again in a moment.`,
  PART_MISSING: msg`Either the network is away, or Sightline was just updated. Your drafts are still there.`,
};

function isFailureCode(value: unknown): value is FailureCode {
  return typeof value === 'string' && value in sentences;
}

/** The kind of a failed operation: the first code that the server names, OFFLINE when it did not answer. */
export function errorCode(error: CombinedError): FailureCode {
  for (const { extensions } of error.graphQLErrors) {
    if (isFailureCode(extensions.code)) return extensions.code;
  }
  return error.networkError && !error.response ? 'OFFLINE' : 'INTERNAL';
}

/** The kind of whatever kept a page from being shown; what is no answer of the server is our fault. */
export function pageErrorCode(error: unknown): FailureCode {
  if (error instanceof CombinedError) return errorCode(error);
  return isMissingPart(error) ? 'PART_MISSING' : 'INTERNAL';
}

/** Whether a piece of the app did not load: how the three families of browsers put it. */
function isMissingPart(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Unable to preload/u.test(error.message)
  );
}

/** The id under which the server's log knows this failure, where it told one. */
export function requestId(error: CombinedError): string | null {
  for (const { extensions } of error.graphQLErrors) {
    const id = extensions.requestId;
    if (typeof id === 'string') return id;
  }
  return null;
}

/** What to say about a failure when the server sent no sentence of its own. */
export function sentenceFor(code: FailureCode): MessageDescriptor {
  return sentences[code];
}

/** An expected failure as mutations and the REST doors report it. */
export interface UserFailure {
  message: string;
  code?: string;
  path?: readonly string[] | null;
}

/** The failures of a form, each at its field; what belongs to no field is under `form`. */
export interface FormFailures {
  fields: Record<string, string>;
  form: string[];
}

/**
 * Sorts expected failures to their fields. The path `["input", "questions", "2", "title"]` becomes the key
 * `questions.2.title`; only the first failure of a field is kept.
 */
export function formFailures(failures: readonly UserFailure[]): FormFailures {
  const sorted: FormFailures = { fields: {}, form: [] };
  for (const { message, path } of failures) {
    const key = (path ?? []).filter((part, index) => index > 0 || part !== 'input').join('.');
    if (key === '') sorted.form.push(message);
    else sorted.fields[key] ??= message;
  }
  return sorted;
}
