import { accessible, fits } from '../support/access.ts';
import { expect, phone, test } from '../support/journey.ts';

test.use({ withMail: false });

test('a colleague finds people by keyboard, narrows the directory, and opens a page', async ({
  signedIn,
}) => {
  const elin = await signedIn('elin@aldersund.example');
  await elin.getByRole('link', { name: 'Directory' }).click();
  await expect(elin.getByRole('heading', { level: 1, name: 'Directory' })).toBeVisible();
  const rows = elin.getByRole('table').getByRole('row');
  await expect(elin.getByText('37 people')).toBeVisible();
  await accessible(elin);
  await fits(elin, 390);

  // Neither guests nor people from outside nor former colleagues are there.
  for (const nobody of ['Gia', 'Noor', 'Halvorsen']) {
    await elin.getByLabel('Find by name, team or address').fill(nobody);
    await expect(elin.getByText('Nobody matches what you ask for.')).toBeVisible();
  }

  // Beginnings of words, whatever the keyboard has.
  await elin.keyboard.press('Tab');
  await elin.locator('body').press('Escape');
  await elin.getByRole('heading', { level: 1 }).click();
  await elin.keyboard.press('/');
  await expect(elin.getByLabel('Find by name, team or address')).toBeFocused();
  await elin.keyboard.press('ControlOrMeta+a');
  await elin.keyboard.type('bjorn ek');
  await expect(rows).toHaveCount(2);
  await expect(elin.getByRole('link', { name: 'Björn Ekdahl' })).toBeVisible();
  await expect(elin).toHaveURL(/q=bjorn\+ek/u);
  await elin.getByLabel('Find by name, team or address').fill('');

  // Narrowed by what there is, and sorted.
  await elin.getByRole('combobox', { name: 'Team' }).selectOption({ label: 'Print (4)' });
  await expect(rows).toHaveCount(5);
  await expect(elin.getByText('4 people')).toBeVisible();
  await elin.getByRole('button', { name: 'Office' }).click();
  await expect(elin.getByRole('columnheader', { name: 'Office' })).toHaveAttribute('aria-sort', 'ascending');
  await elin.getByRole('combobox', { name: 'Office' }).selectOption('Lund');
  await expect(elin.getByText('Nobody matches what you ask for.')).toBeVisible();
  await elin.getByRole('button', { name: 'Show everybody' }).click();
  await expect(elin.getByText('37 people')).toBeVisible();

  // From row to row, and into a page.
  await elin.getByRole('heading', { level: 1 }).click();
  await elin.keyboard.press('j');
  await expect(elin.getByRole('link', { name: 'Ada Brandt' })).toBeFocused();
  await elin.keyboard.press('j');
  await elin.keyboard.press('k');
  await elin.keyboard.press('Enter');
  await expect(elin.getByRole('heading', { level: 1, name: 'Ada Brandt' })).toBeVisible();
  await expect(elin.getByRole('link', { name: 'ada@aldersund.example' })).toBeVisible();
  await accessible(elin);
  await fits(elin, 390);

  // Up and down the reporting line.
  await elin.getByRole('list', { name: 'From the top of the company down' }).getByRole('link').click();
  await expect(elin.getByRole('heading', { level: 1, name: 'Ines Ferreira' })).toBeVisible();
  await elin.getByRole('link', { name: 'Max Lindqvist' }).click();
  await expect(elin.getByRole('link', { name: 'Sue Aalto' })).toBeVisible();
  await elin.getByRole('link', { name: 'Design', exact: true }).click();
  await expect(elin.getByText('6 people')).toBeVisible();
});

test('former colleagues, guests and people from outside have no page, and outsiders no directory', async ({
  signedIn,
  complaints,
}) => {
  complaints.expect(/404|NOT_FOUND/u);
  const hana = await signedIn('hana@aldersund.example');
  for (const tab of ['guests', 'deactivated']) {
    await hana.goto(`/settings/users?tab=${tab}`);
    await expect(hana.getByRole('table')).toBeVisible();
  }
  await hana.goto('/people/usr_00000000000000000000000000');
  await expect(hana.getByRole('heading', { name: 'Nothing to see here' })).toBeVisible();
  const noor = await signedIn('noor@haddad-consulting.example');
  await expect(noor.getByRole('link', { name: 'Directory' })).toHaveCount(0);
  for (const path of ['/directory', '/people/usr_00000000000000000000000000']) {
    await noor.goto(path);
    await expect(noor.getByRole('heading', { name: 'Nothing to see here' })).toBeVisible();
  }
});

test('the directory speaks German, also on the phone', async ({ signedIn }) => {
  const clara = await signedIn('clara@aldersund.example', phone);
  await clara.goto('/directory');
  await expect(clara.getByRole('heading', { level: 1, name: 'Verzeichnis' })).toBeVisible();
  await clara.getByLabel('Abteilung').selectOption({ label: 'Market (8)' });
  await expect(clara.getByText('8 Personen')).toBeVisible();
  await accessible(clara);
  await clara.getByRole('link', { name: 'Leonie Harbach' }).click();
  await expect(clara.getByRole('heading', { name: 'Direkt unterstellt' })).toBeVisible();
  await accessible(clara);
});
