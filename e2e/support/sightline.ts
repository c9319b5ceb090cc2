// Starts the real binary on a free port of the loopback, with a data folder of its own that is gone afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The password that all sample people share in these tests. */
export const samplePassword = 'a password for the journeys only';

const binary = process.env.SIGHTLINE_BIN ?? join(import.meta.dirname, '../../bin/sightline');

/** A running server. */
export interface Sightline {
  /** Its public address, such as http://127.0.0.1:40123, or http://localhost:40123 where passkeys are to work. */
  url: string;
  /** Asks it to end, and waits until it has. */
  stop: () => Promise<void>;
}

/** How people reach a server on this computer. Passkeys belong to a name, and work under the second only. */
export type Host = '127.0.0.1' | 'localhost';

/** Starts a server with the sample company; without an address of a mail server its mails stay in the outbox. */
export async function startSightline(smtpUrl: string | null, host: Host = '127.0.0.1'): Promise<Sightline> {
  const data = await mkdtemp(join(tmpdir(), 'sightline-journey-'));
  const port = await freePort();
  const url = `http://${host}:${port}`;
  const flags = ['--listen', `127.0.0.1:${port}`, '--data', data, '--public-url', url, '--sample'];
  const child = spawn(binary, ['serve', ...flags, ...(smtpUrl ? ['--smtp-url', smtpUrl] : [])], {
    env: { PATH: process.env.PATH, SIGHTLINE_SAMPLE_PASSWORD: samplePassword },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async () => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await rm(data, { recursive: true, force: true });
  };
  try {
    await ready(child, url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, stop };
}

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('the probe has no port');
  return address.port;
}

/** Waits for the line that says where Sightline is; fails when the server ends before, with what it printed. */
async function ready(child: ChildProcess, url: string): Promise<void> {
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(`Sightline is at ${url}`)) resolve();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${printed}`)));
  });
}
