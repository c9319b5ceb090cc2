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

  // Hana’s page still shows the old name: what only Asa changed comes to her with what she saves.
  await name(asa).fill('Edited by Asa');
  await saved(asa);
  await most(hana).fill('9');
  await expect(name(hana)).toHaveValue('Edited by Asa');
  await saved(hana);

  // Asa changes what Hana changed: whoever is second is shown both sides, and chooses.
  await most(asa).fill('7');
  const dialog = asa.getByRole('dialog', { name: 'This cycle was changed elsewhere' });
  await expect(dialog.getByRole('radiogroup')).toHaveCount(1);
  await expect(dialog.getByRole('radiogroup', { name: 'Reviewers at most' })).toContainText(/7.*9/su);
  await accessible(asa);
  await dialog.getByRole('button', { name: 'Keep what is chosen' }).click();
  await saved(asa);
  await hana.reload();
  await expect(name(hana)).toHaveValue('Edited by Asa');
  await expect(most(hana)).toHaveValue('7');

  // What cannot be is said at its field; it stands there to be mended and everything else is saved.
  await least(hana).fill('12');
  await expect(most(hana)).toHaveAttribute('aria-invalid', 'true');
  await expect(least(hana)).toHaveValue('12');
  await accessible(hana);
  await most(hana).fill('20');
  await saved(hana);
  await expect(most(hana)).not.toHaveAttribute('aria-invalid', 'true');
});
