import { expect, it } from 'vitest';
import { unanswered } from '../../lib/written.ts';
import type { Answers } from './answers.ts';
import { DraftMemory, type SendAnswers, type Sent } from './draft.ts';

const text = (words: string) => ({ ...unanswered, text: words });
const served: Answers = { a: text(''), b: text('') };
const saved: Sent = { version: 2, elsewhere: null, failures: [], unreachable: false };

function recording(answer: Sent) {
  const calls: string[][] = [];
  const send: SendAnswers = (answers) => {
    calls.push(answers.map(({ questionId }) => questionId));
    return Promise.resolve(answer);
  };
  return { calls, send };
}

it('sends only what changed since the last time', async () => {
  const memory = new DraftMemory(served);
  const { calls, send } = recording(saved);
  await memory.save(send, { ...served, a: text('x') }, 1);
  await memory.save(send, { a: text('x'), b: text('y') }, 2);
  expect(calls).toEqual([['a'], ['b']]);
});

it('asks nobody when nothing changed', async () => {
  const { calls, send } = recording(saved);
  expect(await new DraftMemory(served).save(send, served, 7)).toEqual({ kind: 'saved', version: 7 });
  expect(calls).toEqual([]);
});

it('keeps what both windows began from when another one was faster', async () => {
  const memory = new DraftMemory(served);
  const theirs = { ...served, b: text('theirs') };
  const { send } = recording({ ...saved, version: null, elsewhere: { answers: theirs, version: 5 } });
  const outcome = await memory.save(send, { ...served, a: text('mine') }, 1);
  expect(outcome).toEqual({ kind: 'conflict', theirs, version: 5 });
  expect(memory.commonGround).toEqual(served);
});

it('says at which question something is wrong', async () => {
  const failures = [{ message: 'Too long.', path: ['input', 'answers', '0', 'text'] }];
  const { send } = recording({ ...saved, version: null, failures });
  const outcome = await new DraftMemory(served).save(send, { ...served, b: text('long') }, 1);
  expect(outcome).toEqual({ kind: 'refused', failures: [{ message: 'Too long.', path: ['answers', 'b'] }] });
});

it('lets an unreachable server be tried again with the same answers', async () => {
  const memory = new DraftMemory(served);
  const now = { ...served, a: text('x') };
  expect(await memory.save(recording({ ...saved, version: null, unreachable: true }).send, now, 1)).toEqual({
    kind: 'unreachable',
  });
  const again = recording(saved);
  await memory.save(again.send, now, 1);
  expect(again.calls).toEqual([['a']]);
});
