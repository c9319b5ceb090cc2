import { CombinedError } from '@urql/core';
import { expect, it } from 'vitest';
import { errorCode, formFailures, pageErrorCode, requestId } from './errors.ts';

it('reads the code and the request id that the server names', () => {
  const error = new CombinedError({
    graphQLErrors: [{ message: 'internal', extensions: { code: 'INTERNAL', requestId: 'rq_1' } }],
  });
  expect(errorCode(error)).toBe('INTERNAL');
  expect(requestId(error)).toBe('rq_1');
});

it.each(['UNAUTHENTICATED', 'NOT_FOUND', 'STORAGE_FULL'])('knows %s', (code) => {
  expect(errorCode(new CombinedError({ graphQLErrors: [{ message: '', extensions: { code } }] }))).toBe(code);
});

it('calls an unknown code our fault, and no answer at all offline', () => {
  expect(
    errorCode(new CombinedError({ graphQLErrors: [{ message: '', extensions: { code: 'NEW' } }] })),
  ).toBe('INTERNAL');
  expect(errorCode(new CombinedError({ networkError: new Error('down') }))).toBe('OFFLINE');
  const answered = new CombinedError({ networkError: new Error('bad gateway'), response: new Response() });
  expect(errorCode(answered)).toBe('INTERNAL');
});

it.each([
  'Failed to fetch dynamically imported module: /assets/approve-page.js',
  'error loading dynamically imported module: /assets/approve-page.js',
  'Importing a module script failed.',
])('knows a piece of the app that did not load: %s', (message) => {
  expect(pageErrorCode(new TypeError(message))).toBe('PART_MISSING');
});

it('calls every other failure of a page our fault', () => {
  expect(pageErrorCode(new TypeError('x is undefined'))).toBe('INTERNAL');
  expect(pageErrorCode(new CombinedError({ networkError: new Error('down') }))).toBe('OFFLINE');
});

it('puts each failure at its field, the first one only, and the rest above the form', () => {
  const failures = formFailures([
    { message: 'Say what it is about.', path: ['input', 'questions', '2', 'text'] },
    { message: 'Second.', path: ['input', 'questions', '2', 'text'] },
    { message: 'Too short.', path: ['password'] },
    { message: 'Not now.', path: null },
  ]);
  expect(failures).toEqual({
    fields: { 'questions.2.text': 'Say what it is about.', password: 'Too short.' },
    form: ['Not now.'],
  });
});
