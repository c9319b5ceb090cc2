// A form with a graph, by keyboard alone: the dot is moved axis by axis, and each place is spoken.
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, test } from '../support/journey.ts';
import { press, tabTo, type } from '../support/keyboard.ts';
import { proseField } from '../support/reviewer.ts';
import { keep, openRound, pace, type RoundPlan } from '../support/rounds.ts';
import { goHome, todo } from '../support/todos.ts';

test.use({ withMail: false });

const round: RoundPlan = {
  name: 'By keyboard',
  preset: 'NAMED',
  sections: { Plans: ['Keeps dates'] },
  wrote: { 'Rae Okafor': { points: [], text: '' } },
  own: { points: [], text: '' },
};

/** Moves the dot to 62 across and 90 up, and hears where it is. */
async function placeDot(page: Page, words: { unplaced: string; fine: string }): Promise<void> {
  const graph = page.getByRole('group', { name: pace });
  const [across, up] = [
    graph.getByRole('slider', { name: 'Pace' }),
    graph.getByRole('slider', { name: 'Care' }),
  ];
  await tabTo(page, across);
  await expect(across).toHaveAttribute('aria-valuetext', words.unplaced);
  for (const key of ['Shift+ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(across).toHaveAttribute('aria-valuetext', '62');
  await expect(across).toHaveAttribute('aria-valuenow', '62');
  await tabTo(page, up);
  await expect(up).toHaveAttribute('aria-valuetext', '50');
  await page.keyboard.press('End');
  await expect(up).toHaveAttribute('aria-valuetext', `100, ${words.fine}`);
  await page.keyboard.press('PageDown');
  await expect(up).toHaveAttribute('aria-valuetext', '90');
  await expect(graph.getByRole('textbox', { name: 'Pace' })).toHaveValue('62');
  await expect(graph.getByRole('textbox', { name: 'Care' })).toHaveValue('90');
}

async function chooseFourth(page: Page): Promise<void> {
  const scale = page.getByRole('radiogroup', { name: /Keeps dates/u });
  await press(page, scale.getByRole('radio').first(), 'Space');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
  await expect(scale.getByRole('radio', { name: 'Nearly always' })).toBeChecked();
}

test('a reviewer fills in and submits a form with a graph without a pointer', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  await openRound(round, hana);
  const rae = await signedIn('rae@aldersund.example');
  await goHome(rae);
  await press(rae, todo(rae, 'about Sue Aalto', round.name).getByRole('link').last());
  await expect(rae.getByRole('slider', { name: 'Pace' })).toBeVisible();
  await chooseFourth(rae);
  await placeDot(rae, { unplaced: 'not placed', fine: 'fine' });
  await type(rae, proseField(rae, new RegExp(keep, 'u')), 'Her lists are short.');
  await accessible(rae);
  await press(rae, rae.getByRole('button', { name: 'Look over and submit' }));
  await expect(rae.getByText('Pace: 62')).toBeVisible();
  await press(rae, rae.getByRole('button', { name: 'Submit', exact: true }));
  await expect(rae.getByText(/^Handed in on /u)).toBeVisible();
});

test('an own view in German, in the dark, on a phone, without a pointer', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  await openRound(round, hana);
  const sue = await signedIn('sue@aldersund.example');
  await ask(sue.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { __typename } } }');
  await sue.setViewportSize({ width: 390, height: 844 });
  await sue.emulateMedia({ colorScheme: 'dark' });
  await sue.goto('/home');
  await press(sue, todo(sue, 'Schreib, wie du dich selbst siehst', round.name).getByRole('link').last());
  await expect(sue.getByRole('heading', { level: 1, name: 'Wie du dich selbst siehst' })).toBeVisible();
  await accessible(sue);
  await sue.emulateMedia({ colorScheme: 'dark' });
  await chooseFourth(sue);
  await placeDot(sue, { unplaced: 'nicht gesetzt', fine: 'fine' });
  await fits(sue, 390);

  await press(sue, sue.getByRole('button', { name: 'Durchsehen und abgeben' }));
  await expect(sue.getByRole('heading', { name: 'Was du über dich abgibst' })).toBeVisible();
  await expect(sue.getByText('Pace: 62')).toBeVisible();
  await accessible(sue);
  await sue.emulateMedia({ colorScheme: 'dark' });
  await fits(sue, 390);
  await press(sue, sue.getByRole('button', { name: 'Abgeben', exact: true }));
  await expect(sue.getByText(/^Abgegeben am /u)).toBeVisible();
  await accessible(sue);
  await fits(sue, 390);
  await press(sue, sue.getByRole('button', { name: 'Zurückholen und weiterschreiben' }));
  await expect(sue.getByRole('textbox', { name: 'Care' })).toHaveValue('90');
});
