// Two people who edit one draft at the same time lose nothing of what they typed.
import type { Page } from '@playwright/test';
import { accessible } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

test.use({ withMail: false });

const saved = async (page: Page) => {
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
};
const name = (page: Page) => page.getByLabel('Name', { exact: true });
const least = (page: Page) => page.getByLabel('Reviewers at least');
const most = (page: Page) => page.getByLabel('Reviewers at most');

test('different parts are joined, the same one is asked about, and what is refused stays to be mended', async ({
  signedIn,
}) => {
  const asa = await signedIn('asa@aldersund.example');
  await asa.goto('/company');
  await asa.getByRole('button', { name: 'New cycle' }).click();
  await asa.getByRole('dialog').getByLabel('Name').fill('Edited by two');
  await asa.getByRole('dialog').getByRole('button', { name: 'Create the draft' }).click();
  await expect(name(asa)).toHaveValue('Edited by two');
  const hana = await signedIn('hana@aldersund.example');
  await hana.goto(new URL(asa.url()).pathname);
  await expect(name(hana)).toHaveValue('Edited by two');

  // Both write: whoever is second is shown both sides of what differs, and chooses.
  await name(asa).fill('Edited by Asa');
  await saved(asa);
  await most(hana).fill('9');
  await name(hana).fill('Edited by Hana');
  const dialog = hana.getByRole('dialog', { name: 'This cycle was changed elsewhere' });
  await expect(dialog).toContainText('Edited by Asa');
  await expect(dialog).toContainText('Edited by Hana');
  await accessible(hana);
  await dialog.getByRole('button', { name: 'Keep what is chosen' }).click();
  await saved(hana);
  await hana.reload();
  await expect(name(hana)).toHaveValue('Edited by Hana');
  await expect(most(hana)).toHaveValue('9');

  // What cannot be is said at its field; it stands there to be mended and everything else is saved.
  await least(hana).fill('12');
  await expect(most(hana)).toHaveAttribute('aria-invalid', 'true');
  await expect(least(hana)).toHaveValue('12');
  await accessible(hana);
  await most(hana).fill('20');
  await saved(hana);
  await expect(most(hana)).not.toHaveAttribute('aria-invalid', 'true');
});
