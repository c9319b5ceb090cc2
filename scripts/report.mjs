// report.mjs go < `go test -json`  |  report.mjs vitest FILE  |  report.mjs playwright FILE
// Counts the tests of one run, prints them, and fails when one failed or none ran. With TALLY=FILE in the
// environment it also appends "passed failed" there, for the table at the end of `make test`; with FAILURES=FILE the
// name of each test that failed and what it said, for the lines above that table.
import { appendFileSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

const [runner, file] = process.argv.slice(2);
const counts = await { go: countGo, vitest: countVitest, playwright: countPlaywright }[runner](file);

if (process.env.TALLY) appendFileSync(process.env.TALLY, `${counts.passed} ${counts.failed}\n`);
if (process.env.FAILURES) appendFileSync(process.env.FAILURES, counts.failures.map(inShort).join(''));
console.log(`${runner}: ${counts.passed} passed, ${counts.failed} failed`);
if (counts.passed + counts.failed === 0) console.error('No test ran.');
process.exitCode = counts.failed > 0 || counts.broken || counts.passed === 0 ? 1 : 0;

/** A failure in at most 15 lines, without the colours of a terminal. */
function inShort({ name, said }) {
  const lines = stripVTControlCharacters(said).split('\n');
  return [name, ...lines.filter((line) => line.trim()).slice(0, 14)].join('\n    ').concat('\n');
}

/** Follows Go's events as they come: a line for each package, and all that a failing test printed. */
async function countGo() {
  const counts = { passed: 0, failed: 0, broken: false, failures: [] };
  const printed = new Map();
  for await (const line of createInterface({ input: process.stdin })) {
    const event = eventOf(line);
    if (event) takeGoEvent(event, counts, printed);
    else console.log(line);
  }
  return counts;
}

function eventOf(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function takeGoEvent(event, counts, printed) {
  const key = `${event.Package ?? event.ImportPath} ${event.Test ?? ''}`;
  switch (event.Action) {
    case 'output':
    case 'build-output':
      printed.set(key, [...(printed.get(key) ?? []), event.Output]);
      return;
    case 'build-fail':
      counts.broken = true;
      process.stdout.write((printed.get(key) ?? []).join(''));
      return;
    case 'pass':
    case 'fail':
    case 'skip':
      endOfGo(event, counts, printed.get(key) ?? []);
      printed.delete(key);
  }
}

function endOfGo(event, counts, lines) {
  const failed = event.Action === 'fail';
  if (event.Test) {
    if (failed) {
      counts.failed += 1;
      counts.failures.push({ name: `${event.Package} ${event.Test}`, said: lines.join('') });
    } else if (event.Action === 'pass') counts.passed += 1;
    if (failed || event.Action === 'skip') process.stdout.write(lines.join(''));
    return;
  }
  if (failed) counts.broken = true;
  if (event.Action !== 'skip') process.stdout.write(failed ? lines.join('') : summaryLine(lines));
}

function summaryLine(lines) {
  return lines.filter((line) => line.startsWith('ok ')).join('');
}

async function countVitest(path) {
  const result = JSON.parse(readFileSync(path, 'utf8'));
  const failures = result.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'failed')
    .map((test) => ({ name: test.fullName, said: test.failureMessages.join('\n') }));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    broken: !result.success,
    failures,
  };
}

/** A journey that passed only at its second try counts as failed: something is not waited for. */
async function countPlaywright(path) {
  const { stats, errors, suites } = JSON.parse(readFileSync(path, 'utf8'));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    broken: errors.length > 0,
    failures: suites.flatMap(failedJourneys),
  };
}

function failedJourneys(suite) {
  const own = (suite.specs ?? []).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
      .map((test) => ({
        name: `${spec.file}:${spec.line} ${spec.title}`,
        said: test.results.map((result) => result.error?.message ?? '').join('\n'),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(failedJourneys)];
}
