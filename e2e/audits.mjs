// Starts the real binary with the sample company on a free port, signs a person in and runs the two protocol audits
// as that person. Ends with the number of audited cases; fails when one failed or none ran.
//
// SIGHTLINE_BIN  the binary (bin/sightline of this tree by default)
// TALLY          a file that gets "passed failed" appended
// FAILURES       a file that gets the line of each failed case appended
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const here = import.meta.dirname;
const binary = process.env.SIGHTLINE_BIN ?? join(here, '../bin/sightline');
const password = 'a password for the audits only';
// A reviewer with something to write: each save of a draft wakes her own to-dos.
const reviewer = 'rae@aldersund.example';

const data = mkdtempSync(join(tmpdir(), 'sightline-audit-'));
const base = `http://127.0.0.1:${await freePort()}`;
const server = spawn(
  binary,
  ['serve', '--listen', new URL(base).host, '--data', data, '--public-url', base, '--sample'],
  {
    env: { ...process.env, SIGHTLINE_SAMPLE_PASSWORD: password },
    stdio: ['ignore', 'ignore', 'pipe'],
  },
);
// What the server logged matters only where a case failed.
let logged = '';
server.stderr.setEncoding('utf8').on('data', (text) => {
  logged += text;
});
const ended = new Promise((resolve) => server.once('exit', resolve));
const counts = { passed: 0, failed: 0 };
const failures = [];
try {
  await ready();
  const env = { SIGHTLINE_URL: base, SIGHTLINE_COOKIE: await signIn() };
  const trigger = `"${process.execPath}" "${join(here, 'save-draft.mjs')}"`;
  await audit('audit-graphql-http.mjs', env);
  await audit('audit-graphql-ws.mjs', { ...env, SIGHTLINE_TRIGGER: trigger });
} finally {
  server.kill('SIGTERM');
  await ended;
  rmSync(data, { recursive: true, force: true });
}
if (process.env.TALLY) appendFileSync(process.env.TALLY, `${counts.passed} ${counts.failed}\n`);
if (process.env.FAILURES) appendFileSync(process.env.FAILURES, failures.map((line) => `${line}\n`).join(''));
if (counts.failed > 0) console.error(logged);
console.log(`audits: ${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;

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

async function ready() {
  for (let tries = 0; tries < 300; tries += 1) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}\n${logged}`);
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
  throw new Error('the server was not ready within 30 seconds');
}

async function signIn() {
  const answer = await fetch(`${base}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ email: reviewer, password }),
  });
  if (answer.status !== 204) throw new Error(`signing in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Runs one audit, passing on what it prints, and counts its lines: "ok …" and "FAILED …". */
async function audit(script, env) {
  const child = spawn(process.execPath, [join(here, script)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  const failed = printed.match(/^FAILED .*$/gm) ?? [];
  if (failed.length === 0 && code !== 0) failed.push(`${script} ended with ${code}`);
  counts.passed += printed.match(/^ok /gm)?.length ?? 0;
  counts.failed += failed.length;
  failures.push(...failed);
}
