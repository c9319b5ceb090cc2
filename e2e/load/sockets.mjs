// Two thousand sockets, each with a subscription: what they cost in memory, and how long until the last one knows
// that a cycle was launched for everybody.
import WebSocket from 'ws';
import { now, pause } from './program.mjs';

const perSession = 5; // the bound of the server
const together = 100; // handshakes at once
const patience = 30_000;

/** Returns { sockets, kilobytes, milliseconds }: how many, what each holds, from the launch to the last tick. */
export async function wakeSockets(program) {
  const { world } = program;
  const cookies = world.listeners.flatMap((cookie) => Array(perSession).fill(cookie));
  await openAll(program, cookies.slice(0, together)).then(closeAll); // what the first ones make stays for the others
  await pause(2000);
  const before = program.memory();
  const sockets = await openAll(program, cookies);
  await pause(2000);
  const after = program.memory();
  const ticks = Promise.all(sockets.map(({ ticked }) => ticked));
  const began = now();
  await launch(program);
  await within(ticks, 'the last tick');
  const milliseconds = now() - began;
  await closeAll(sockets);
  return { sockets: sockets.length, kilobytes: (after - before) / sockets.length, milliseconds };
}

async function openAll(program, cookies) {
  const open = [];
  for (let from = 0; from < cookies.length; from += together) {
    open.push(
      ...(await Promise.all(
        cookies.slice(from, from + together).map((cookie) => subscribe(program, cookie)),
      )),
    );
  }
  return open;
}

async function closeAll(sockets) {
  await Promise.all(
    sockets.map(
      ({ socket }) =>
        new Promise((resolve) => {
          socket.once('close', resolve);
          socket.close(1000);
        }),
    ),
  );
}

/** Opens a socket and subscribes. A pong to a ping sent behind the subscription says that it was read. */
async function subscribe({ base }, cookie) {
  const socket = new WebSocket(`${base.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { origin: base, cookie: `sightline=${cookie}` },
    perMessageDeflate: false,
  });
  const waiting = new Map();
  const arrival = (type) =>
    new Promise((resolve, reject) => {
      waiting.set(type, resolve);
      socket.once('error', reject);
      socket.once('close', (code) => reject(new Error(`a socket closed with ${code}`)));
    });
  socket.on('message', (raw) => waiting.get(JSON.parse(raw).type)?.());
  const [acknowledged, answered, ticked] = ['connection_ack', 'pong', 'next'].map(arrival);
  ticked.catch(() => {}); // sockets that are closed before a tick are no failure
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.send('{"type":"connection_init"}');
  await within(acknowledged, 'an acknowledgement');
  socket.send('{"id":"1","type":"subscribe","payload":{"query":"subscription { todosChanged { at } }"}}');
  socket.send('{"type":"ping"}');
  await within(answered, 'a pong');
  return { socket, ticked };
}

async function launch(program) {
  const { hr, draft } = program.world;
  await program.ask(
    hr,
    'mutation($input: PublishCycleInput!) { publishCycle(input: $input) { errors { __typename } } }',
    {
      input: { cycleId: draft, expectedVersion: 1 },
    },
  );
}

function within(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${patience / 1000} s`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
