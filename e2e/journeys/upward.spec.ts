import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { nominate, reviewerRow } from '../support/reviewee.ts';
import { answersTo, answerScales, proseField, submit } from '../support/reviewer.ts';
import { beginCycle, publish, setDates, setPeopleAndReaders } from '../support/runner.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

const cycle = { name: 'Lead 360', preset: 'Named', reviewee: 'Max Lindqvist' } as const;
const keep = 'What should this person keep doing?';
const words = 'He lets us finish our sentences.';

test('the people whom a reviewee leads are asked when the cycle opens', async ({ signedIn }) => {
  test.setTimeout(180_000);
  const hana = await signedIn('hana@aldersund.example');
  await beginCycle(hana, cycle.name);
  await setDates(hana);
  await setPeopleAndReaders(hana, cycle);
  await hana.getByRole('checkbox', { name: 'Ask the people whom a reviewee leads too' }).check();
  await accessible(hana);
  await publish(hana, cycle.name);

  const sue = await signedIn('sue@aldersund.example');
  await expect(todo(sue, `about ${cycle.reviewee}`, cycle.name)).toBeVisible();
  await startTodo(sue, `about ${cycle.reviewee}`, cycle.name);
  await proseField(sue, new RegExp(keep, 'u')).fill(words);
  await answerScales(sue);
  await submit(sue);

  const max = await signedIn('max@aldersund.example');
  await startTodo(max, 'Choose who gives you feedback', cycle.name);
  await expect(reviewerRow(max, 'Sue Aalto')).toContainText('Direct report');
  await expect(max.getByText('Nobody chosen yet.')).toBeVisible();
  await nominate(max, 'Otto Weiss');
  await expect(max.getByText('1 chosen.')).toBeVisible();
  await accessible(max);
  await fits(max, 390);

  const ines = await signedIn('ines@aldersund.example');
  await ines.goto(max.url().replace(/nominate$/u, 'release'));
  await ines.getByRole('button', { name: 'Release…' }).click();
  await ines.getByRole('dialog').getByRole('button', { name: 'Release to Max' }).click();
  await expect(ines.getByText(/^Released on /u)).toBeVisible();
  await goHome(max);
  await startTodo(max, 'Read the feedback about you', cycle.name);
  await expect(answersTo(max, keep).getByText(words)).toBeVisible();
  await expect(answersTo(max, keep).getByText('Sue Aalto · direct report')).toBeVisible();
});
