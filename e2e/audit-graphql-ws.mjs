// Speaks graphql-transport-ws to a running server with the npm client graphql-ws, and fails when a check fails.
//
// SIGHTLINE_URL      the public address, such as http://127.0.0.1:8080
// SIGHTLINE_COOKIE   the Cookie header of a signed-in member
// SIGHTLINE_TRIGGER  a shell command that changes that member's to-dos, such as a curl that sends a mutation
//
// The subscription can be replaced by SIGHTLINE_SUBSCRIPTION.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createClient, CloseCode } from 'graphql-ws';
import WebSocket from 'ws';

const { SIGHTLINE_URL: base, SIGHTLINE_COOKIE: cookie, SIGHTLINE_TRIGGER: trigger } = process.env;
const subscription = process.env.SIGHTLINE_SUBSCRIPTION ?? 'subscription { todosChanged { at } }';
if (!base || !trigger) {
  console.error('SIGHTLINE_URL and SIGHTLINE_TRIGGER are needed; see the head of this file');
  process.exit(2);
}
const origin = new URL(base).origin;
const url = new URL('/graphql', base).href.replace(/^http/, 'ws');
const patience = 5000;

class MemberSocket extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, {
      headers: { origin, ...(cookie ? { cookie } : {}) },
      perMessageDeflate: false,
    });
  }
}

const connect = (options = {}) =>
  createClient({ url, webSocketImpl: MemberSocket, retryAttempts: 0, lazy: true, ...options });

const within = (promise, what) =>
  Promise.race([
    promise,
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`${what}: nothing within ${patience} ms`)), patience).unref();
    }),
  ]);

const want = (condition, what) => {
  if (!condition) throw new Error(what);
};

const pull = () => promisify(execFile)('/bin/sh', ['-c', trigger]);

/** Makes changes until the event has come: the subscription starts a moment after its message was sent. */
const afterChanges = async (event) => {
  for (let tries = 0; tries < 5; tries += 1) {
    await pull();
    const came = await Promise.race([
      event,
      new Promise((done) => {
        setTimeout(done, 500);
      }),
    ]);
    if (came) return came;
  }
  throw new Error('no event after five changes');
};

/** Opens a raw socket and resolves with the code it closes with after the given messages. */
const closeCode = (messages, protocol = 'graphql-transport-ws') =>
  new Promise((resolve, reject) => {
    const socket = new MemberSocket(url, protocol);
    socket.once('error', reject);
    socket.once('close', (code) => resolve(code));
    socket.once('open', () => {
      for (const message of messages) socket.send(message);
    });
  });

const initialise = '{"type":"connection_init"}';
const subscribe = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: subscription } });

const checks = {
  'a change reaches the subscriber as a tick and nothing else': async () => {
    const client = connect();
    const events = client.iterate({ query: subscription });
    const first = events.next();
    await within(new Promise((resolve) => client.on('connected', resolve)), 'the acknowledgement');
    const { value } = await within(afterChanges(first), 'the event');
    want(!value.errors, `the event carries errors: ${JSON.stringify(value.errors)}`);
    want(Object.keys(value).join() === 'data', `the event carries more than data: ${Object.keys(value)}`);
    for (const tick of Object.values(value.data)) {
      want(Object.keys(tick).join() === 'at', `the tick carries more than "at": ${JSON.stringify(tick)}`);
    }
    await events.return();
    await client.dispose();
  },
  'two subscriptions live on one socket, and each ends by itself': async () => {
    const client = connect({ lazy: false });
    const [one, two] = [client.iterate({ query: subscription }), client.iterate({ query: subscription })];
    const [, second] = [one.next(), two.next()];
    await within(new Promise((resolve) => client.on('connected', resolve)), 'the acknowledgement');
    await one.return();
    want((await within(afterChanges(second), 'the event')).value.data, 'the second got no data');
    await two.return();
    await client.dispose();
  },
  'a query is answered by an error': async () => {
    const client = connect();
    const answer = client.iterate({ query: '{ __typename }' }).next();
    const reason = await within(
      answer.then(
        () => null,
        (error) => error,
      ),
      'the refusal',
    );
    want(Array.isArray(reason), 'the query was executed');
    want(reason[0].extensions.code === 'BAD_USER_INPUT', `code ${reason[0].extensions.code}`);
    await client.dispose();
  },
  'the client’s ping is answered': async () => {
    const client = connect({ lazy: false, keepAlive: 50 });
    await within(
      new Promise((resolve) => client.on('pong', (received) => received && resolve())),
      'the pong',
    );
    await client.dispose();
  },
  'an invalid message closes with 4400': async () => {
    const code = await within(closeCode([initialise, '{']), 'the close');
    want(code === CloseCode.BadRequest, `closed with ${code}`);
  },
  'subscribing too early closes with 4401': async () => {
    const code = await within(closeCode([subscribe]), 'the close');
    want(code === CloseCode.Unauthorized, `closed with ${code}`);
  },
  'silence closes with 4408': async () => {
    const code = await within(closeCode([]), 'the close');
    want(code === CloseCode.ConnectionInitialisationTimeout, `closed with ${code}`);
  },
  'an id in use closes with 4409': async () => {
    const code = await within(closeCode([initialise, subscribe, subscribe]), 'the close');
    want(code === CloseCode.SubscriberAlreadyExists, `closed with ${code}`);
  },
  'a second initialisation closes with 4429': async () => {
    const code = await within(closeCode([initialise, initialise]), 'the close');
    want(code === CloseCode.TooManyInitialisationRequests, `closed with ${code}`);
  },
  'another subprotocol is refused': async () => {
    const refused = await within(
      closeCode([], 'graphql-ws').then(
        (code) => code,
        (error) => error,
      ),
      'the refusal',
    );
    want(
      refused === CloseCode.SubprotocolNotAcceptable || /400/.test(String(refused)),
      `answered ${refused}`,
    );
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok     ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAILED ${name}: ${error instanceof Error ? error.message : JSON.stringify(error)}`);
  }
}
console.log(
  `graphql-ws audit: ${Object.keys(checks).length - failed} of ${Object.keys(checks).length} checks passed`,
);
process.exit(failed === 0 ? 0 : 1);
