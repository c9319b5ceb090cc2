import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, phone, test } from '../support/journey.ts';
import { approvedList } from '../support/lists.ts';
import { reviewerRow } from '../support/reviewee.ts';

const name = 'Moving on';

/** Hana makes Wim the line manager of Sue. */
async function ledByWim(hana: Page): Promise<void> {
  await hana.goto('/settings/users?q=Sue');
  await hana.getByRole('button', { name: 'What you can do with Sue Aalto' }).click();
  await hana.getByRole('menuitem', { name: 'Change line manager…' }).click();
  await hana.getByRole('textbox', { name: 'New line manager' }).fill('wim');
  await hana.getByRole('option', { name: /Wim de Vries/u }).click();
  await hana.getByRole('button', { name: 'Make Wim de Vries the line manager of Sue Aalto' }).click();
  await expect(hana.getByText('The line manager of Sue Aalto has changed.')).toBeVisible();
}

test('a new line manager takes the place of the former on the list', async ({ signedIn }) => {
  const people = await approvedList(signedIn, { name, preset: 'Confidential', reviewee: 'Sue Aalto' }, [
    'Max Lindqvist',
    'Rae Okafor',
  ]);
  const { hana, sue, max } = people;

  // Nobody has changed: there is nothing to reset, and nothing offers it.
  const asa = await signedIn('asa@aldersund.example');
  await asa.goto('/company');
  await asa.getByRole('link', { name }).click();
  const row = asa.getByRole('row', { name: /Sue Aalto/u });
  await row.getByRole('checkbox').check();
  await expect(asa.getByRole('button', { name: 'Nudge', exact: true })).toBeVisible();
  await expect(asa.getByRole('button', { name: /^Reset to current/u })).toHaveCount(0);
  await asa.getByRole('button', { name: 'Clear', exact: true }).click();

  await ledByWim(hana);

  await asa.reload();
  await expect(row).toContainText('On the list: Max Lindqvist');
  await asa.getByLabel('Line manager', { exact: true }).selectOption({ label: 'Changed since chosen (1)' });
  await expect(row).toBeVisible();
  await row.getByRole('checkbox').focus();
  await asa.keyboard.press('Space');
  const open = asa.getByRole('button', { name: 'Reset to current line manager…' });
  await open.focus();
  await asa.keyboard.press('Enter');
  const dialog = asa.getByRole('dialog', { name: 'Reset reviewers to the current line manager?' });
  await expect(dialog).toContainText('Sue Aalto: Max Lindqvist, now Wim de Vries');
  await accessible(asa);
  await fits(asa, 390);
  await dialog.getByRole('button', { name: 'Ask the current line managers' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(asa.getByText('Nobody matches these filters.')).toBeVisible();
  await asa.getByRole('button', { name: 'Clear filters' }).click();
  await expect(row).toContainText('3 asked');
  await expect(row).not.toContainText('On the list');

  // Wim is asked, Max keeps his form, and Sue sees both.
  const wim = await signedIn('wim@aldersund.example');
  await expect(wim.getByRole('main')).toContainText(/Sue Aalto/u);
  const asked = '{ viewer { messages(first: 5) { nodes { kind } } } }';
  const { viewer } = await ask<{ viewer: { messages: { nodes: { kind: string }[] } } }>(wim.context(), asked);
  expect(viewer.messages.nodes.map((message) => message.kind)).toContain('FEEDBACK_ASKED');
  await max.goto('/');
  await expect(max.getByRole('main')).toContainText(/Sue Aalto/u);
  await sue.reload();
  await expect(reviewerRow(sue, 'Wim de Vries')).toBeVisible();
  await expect(reviewerRow(sue, 'Max Lindqvist')).toBeVisible();
});

test('on a phone, in the dark and in German the page of one person offers it', async ({ signedIn }) => {
  const plan = { name, preset: 'Named', reviewee: 'Sue Aalto' } as const;
  const { hana } = await approvedList(signedIn, plan, ['Max Lindqvist', 'Rae Okafor']);
  await ledByWim(hana);

  const asa = await signedIn('asa@aldersund.example', { ...phone, colorScheme: 'dark' });
  await ask(asa.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { ... on UserError { message } } } }');
  await asa.goto('/company');
  await asa.getByRole('link', { name }).click();
  await asa.getByRole('link', { name: 'Sue Aalto' }).click();
  await expect(asa.getByText('Max Lindqvist wurde als Führungskraft ausgewählt.')).toBeVisible();
  await accessible(asa);
  await asa.getByRole('button', { name: 'Auf jetzige Führungskraft zurücksetzen…' }).click();
  const dialog = asa.getByRole('dialog', { name: 'Auf die jetzige Führungskraft zurücksetzen?' });
  await expect(dialog).toContainText('Max Lindqvist, jetzt Wim de Vries');
  await accessible(asa);
  await dialog.getByRole('button', { name: 'Die jetzigen Führungskräfte bitten' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(asa.getByText('Max Lindqvist wurde als Führungskraft ausgewählt.')).toHaveCount(0);
  await expect(asa.getByRole('row', { name: /Wim de Vries/u })).toBeVisible();
});
