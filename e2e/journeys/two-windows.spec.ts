import type { BrowserContext, Page } from '@playwright/test';
import { ask } from '../support/api.ts';
import { accessible } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { proseField, saved } from '../support/reviewer.ts';

test.use({ withMail: false });

async function requestOf(context: BrowserContext): Promise<string> {
  const { viewer } = await ask<{ viewer: { feedbackRequests: { nodes: { id: string; state: string }[] } } }>(
    context,
    'query { viewer { feedbackRequests(first: 20) { nodes { id state } } } }',
  );
  return viewer.feedbackRequests.nodes.find(({ state }) => state === 'APPROVED')?.id ?? '';
}

const keep = (page: Page) => proseField(page, /keep doing/u);
const change = (page: Page) => proseField(page, /person change/u);

test('two windows with the same form: different answers are joined, the same one is asked about', async ({
  signedIn,
}) => {
  const one = await signedIn('gia@partner.example');
  const path = `/guest/feedback/${await requestOf(one.context())}`;
  await one.goto(path);
  await expect(keep(one)).toBeVisible();
  const other = await signedIn('gia@partner.example');
  await other.goto(path);

  await keep(other).fill('Written in the second window.');
  await saved(other);
  await change(one).fill('Written in the first window.');
  await saved(one);
  await expect(keep(one)).toHaveValue('Written in the second window.');

  await keep(one).fill('The first window again.');
  await saved(one);
  await keep(other).fill('The second window, not knowing of it.');
  const dialog = other.getByRole('dialog', { name: 'This was changed elsewhere' });
  await expect(dialog).toContainText('The first window again.');
  await expect(dialog).toContainText('The second window, not knowing of it.');
  await accessible(other);
  await dialog.getByRole('button', { name: 'Write together' }).click();
  await dialog.getByLabel('Written together').fill('Both, joined by hand.');
  await dialog.getByRole('button', { name: 'Keep what I wrote together' }).click();
  await saved(other);
  await other.reload();
  await expect(keep(other)).toHaveValue('Both, joined by hand.');
  await expect(change(other)).toHaveValue('Written in the first window.');
});
