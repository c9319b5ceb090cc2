// The program under load: filled, started, asked and ended, on a free port of the loopback with data of its own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Now, on the clock that a browser on this machine reads too, in milliseconds. */
export const now = () => performance.timeOrigin + performance.now();

export const pause = (ms) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** The middle one of some figures. */
export const median = (figures) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)];

export class Program {
  /** Fills a new data folder; `world` says who is in it. */
  static async create(binary) {
    const program = new Program();
    program.binary = binary;
    program.data = mkdtempSync(join(tmpdir(), 'sightline-bench-'));
    const told = execFileSync('go', ['run', './e2e/load/fill', program.data], {
      cwd: root,
      encoding: 'utf8',
    });
    program.world = JSON.parse(told);
    program.base = `http://127.0.0.1:${await freePort()}`;
    return program;
  }

  /** Starts the program and returns how many milliseconds passed until it was ready. */
  async start() {
    const began = now();
    const flags = ['--listen', new URL(this.base).host, '--data', this.data, '--public-url', this.base];
    this.child = spawn(this.binary, ['serve', ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    this.child.stderr.setEncoding('utf8').on('data', (text) => {
      said = text;
    });
    this.ended = new Promise((resolve) => this.child.once('exit', resolve));
    for (let tries = 0; tries < 5000; tries += 1) {
      if (this.child.exitCode !== null) throw new Error(`the program ended: ${said}`);
      const answer = await fetch(`${this.base}/readyz`).catch(() => undefined);
      if (answer?.ok) return now() - began;
      await pause(2);
    }
    throw new Error('the program is not ready within ten seconds');
  }

  async stop() {
    this.child?.kill('SIGTERM');
    await this.ended;
  }

  /** Ends the program and removes its data. */
  async remove() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }

  /** The memory that the program holds, in KB. */
  memory() {
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.child.pid)], { encoding: 'utf8' }));
  }

  /** Asks as the owner of a cookie and returns the data; an answer that tells of an error is thrown. */
  async ask(cookie, query, variables = {}) {
    const response = await fetch(`${this.base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.base, cookie: `sightline=${cookie}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    const refused = errors ?? Object.values(data ?? {}).flatMap((payload) => payload?.errors ?? []);
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
    return data;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
