import { afterEach, expect, it, vi } from 'vitest';
import { fetchWithProof, ProofDesk } from './proof.ts';

const refusal = '{"errors":[{"message":"","extensions":{"code":"REAUTH_REQUIRED"}}],"data":null}';
const mutation = { method: 'POST', body: '{"query":"mutation Lock { lock }","variables":{"name":"kept"}}' };

afterEach(() => vi.unstubAllGlobals());

/** Answers each request with the next of the given bodies and keeps what was sent. */
function server(...bodies: string[]) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    sent.push(init.body);
    return Promise.resolve(new Response(bodies.shift()));
  });
  return sent;
}

it('sends the same request again after a proof', async () => {
  const sent = server(refusal, '{"data":{}}');
  const desk = new ProofDesk();
  const answer = fetchWithProof(desk)('/graphql', mutation);
  await vi.waitUntil(desk.wanted);
  desk.answer(true);
  expect(await (await answer).text()).toBe('{"data":{}}');
  expect(sent).toEqual([mutation.body, mutation.body]);
  expect(desk.wanted()).toBe(false);
});

it('gives the refusal to whoever did not want to prove anything', async () => {
  const sent = server(refusal);
  const desk = new ProofDesk();
  const answer = fetchWithProof(desk)('/graphql', mutation);
  await vi.waitUntil(desk.wanted);
  desk.answer(false);
  expect(await (await answer).text()).toBe(refusal);
  expect(sent).toHaveLength(1);
});

it('asks nothing for what is only read', async () => {
  server(refusal);
  const desk = new ProofDesk();
  const response = await fetchWithProof(desk)('/graphql', {
    method: 'POST',
    body: '{"query":"query A { a }"}',
  });
  expect(await response.text()).toBe(refusal);
  expect(desk.wanted()).toBe(false);
});

it('one proof serves everybody who waits', async () => {
  const sent = server(refusal, refusal, '{}', '{}');
  const desk = new ProofDesk();
  const fetchProved = fetchWithProof(desk);
  const both = [fetchProved('/graphql', mutation), fetchProved('/graphql', mutation)];
  await vi.waitUntil(() => sent.length === 2 && desk.wanted());
  await new Promise((done) => setTimeout(done));
  desk.answer(true);
  await Promise.all(both);
  expect(sent).toHaveLength(4);
});
