import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { press, type } from '../support/keyboard.ts';
import { nominate, reviewerRow } from '../support/reviewee.ts';
import { answersTo, answerScales, proseField, submit } from '../support/reviewer.ts';
import { beginCycle, publish, setDates, setPeopleAndReaders } from '../support/runner.ts';
import { goHome, startTodo } from '../support/todos.ts';

const cycle = { name: 'Open 360', preset: 'Confidential', reviewee: 'Sue Aalto' } as const;
const keep = 'What should this person keep doing?';
const words = 'She hears what was not said.';

/** Opens the page of Sue, from the directory's address. */
async function openSue(page: Page): Promise<void> {
  await page.goto('/directory?q=Sue');
  await page.getByRole('link', { name: 'Sue Aalto' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sue Aalto' })).toBeVisible();
}

/** Somebody in German, by keyboard alone: begins, throws the draft away, and begins again. */
async function beginsAndThinksBetter(otto: Page): Promise<void> {
  await openSue(otto);
  await otto.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await otto.reload();
  await expect(otto.getByText(/^„Open 360“ nimmt bis .* Feedback über Sue von allen Mitgliedern an\.$/u)).toBeVisible();
  await accessible(otto);
  await fits(otto, 390);
  await press(otto, otto.getByRole('button', { name: 'Feedback über Sue schreiben' }));
  await expect(otto.getByRole('heading', { level: 1, name: 'Feedback über Sue Aalto' })).toBeVisible();
  await expect(otto.getByText('Niemand hat dich darum gebeten.')).toBeVisible();
  await type(otto, proseField(otto, new RegExp(keep, 'u')), words);
  await expect(otto.getByText(/^Gespeichert \d.*, nur du siehst es$/u)).toBeVisible();
  await accessible(otto);
  await fits(otto, 390);
  await press(otto, otto.getByRole('button', { name: 'Verwerfen…' }));
  const dialog = otto.getByRole('dialog', { name: 'Entwurf über Sue verwerfen?' });
  await expect(dialog).toBeVisible();
  await accessible(otto);
  await press(otto, dialog.getByRole('button', { name: 'Verwerfen', exact: true }));
  await expect(otto).toHaveURL(/\/reviews$/u);
  await expect(otto.getByText('Open 360, unaufgefordert')).toHaveCount(0);
}

test('a member writes unasked, and the reviewee reads the words and never the name', async ({ signedIn }) => {
  test.setTimeout(240_000);
  const hana = await signedIn('hana@aldersund.example');
  await beginCycle(hana, cycle.name);
  await setDates(hana);
  await setPeopleAndReaders(hana, { ...cycle, preset: 'Anonymous' });
  const unasked = hana.getByRole('checkbox', { name: 'Let members write unasked' });
  await expect(unasked).toBeDisabled();
  await expect(hana.getByText(/^Not in an Anonymous cycle: whoever wrote unasked/u)).toBeVisible();
  await hana.getByRole('radio', { name: /^Confidential/u }).check();
  await unasked.check();
  await hana.getByLabel('Suggested, if you like').fill('4');
  await accessible(hana);
  await publish(hana, cycle.name);

  const otto = await signedIn('otto@aldersund.example');
  await beginsAndThinksBetter(otto);
  await otto.evaluate(() => localStorage.setItem('sightline.language', 'en'));
  await openSue(otto);
  await otto.getByRole('button', { name: 'Write feedback about Sue' }).click();
  await proseField(otto, new RegExp(keep, 'u')).fill(words);
  await answerScales(otto);

  // Sue sees nothing of it, and puts him on her list as anybody.
  const sue = await signedIn('sue@aldersund.example');
  await startTodo(sue, cycle.name);
  await expect(sue.getByText('At least 2, suggested 4, at most 6.')).toBeVisible();
  await expect(sue.getByText('Otto Weiss')).toHaveCount(0);
  await nominate(sue, 'Rae Okafor');
  await nominate(sue, 'Cole Byrne');
  await sue.getByRole('button', { name: 'I am done, send to Max' }).click();

  await submit(otto);
  await sue.reload();
  await expect(reviewerRow(sue, 'Rae Okafor')).toBeVisible();
  await expect(sue.getByText('Otto Weiss')).toHaveCount(0);

  const max = await signedIn('max@aldersund.example');
  await startTodo(max, "Approve Sue Aalto's reviewers");
  await expect(reviewerRow(max, 'Otto Weiss')).toContainText('Wrote unasked');
  await max.getByRole('button', { name: 'Approve all 2' }).click();
  await max.goto(max.url().replace(/approve$/u, 'release'));
  await expect(answersTo(max, keep).getByText('Otto Weiss · wrote unasked')).toBeVisible();
  await accessible(max);
  await max.getByRole('button', { name: 'Release…' }).click();
  await max.getByRole('dialog').getByRole('button', { name: 'Release to Sue' }).click();
  await expect(max.getByText(/^Released on /u)).toBeVisible();

  await goHome(sue);
  await startTodo(sue, 'Read the feedback about you', cycle.name);
  await expect(answersTo(sue, keep).getByText(words)).toBeVisible();
  await expect(sue.getByText('Otto Weiss')).toHaveCount(0);
});
