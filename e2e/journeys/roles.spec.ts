import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

test.use({ withMail: false });

test('an HR administrator gives roles to others and takes them, and none to herself', async ({
  signedIn,
}) => {
  const hana = await signedIn('hana@aldersund.example');
  await hana.getByRole('link', { name: 'Settings' }).click();
  await hana.getByRole('link', { name: 'Roles' }).click();
  const admins = hana.getByRole('region', { name: 'HR administrators' });
  await expect(admins.getByRole('listitem').filter({ hasText: 'Hana Okabe' })).toContainText(
    'all past reviews too',
  );
  await accessible(hana);
  await fits(hana, 320);

  const give = async (search: string, found: string, past: string): Promise<void> => {
    await admins.getByRole('button', { name: 'Give somebody the role HR administrator' }).click();
    const form = hana.getByRole('dialog');
    await form.getByLabel('To whom?').fill(search);
    await hana.getByRole('option', { name: found }).click();
    await form.getByLabel(past).check();
    await expect(form.getByRole('region', { name: 'From then on' })).toContainText('reads in the audit log');
    await accessible(hana);
    await form.getByRole('button', { name: 'Give the role' }).click();
    await expect(form).toBeHidden();
    await expect(admins.getByRole('listitem').filter({ hasText: found })).toContainText(
      'Given by Hana Okabe',
    );
  };

  // Bad input: nobody chosen, nothing said about the past, oneself.
  await admins.getByRole('button', { name: 'Give somebody the role HR administrator' }).click();
  const form = hana.getByRole('dialog');
  await form.getByRole('button', { name: 'Give the role' }).click();
  await expect(form.getByText('Choose somebody.')).toBeVisible();
  await expect(form.getByText('Choose what they may read.')).toBeVisible();
  await accessible(hana);
  await form.getByLabel('To whom?').fill('hana');
  await expect(hana.getByRole('option', { name: 'Nobody gives themselves a role' })).toBeDisabled();
  await form.getByRole('button', { name: 'Cancel' }).click();

  await expect(hana.getByText('people can read what cycles show to HR')).toBeHidden();
  await give('greta', 'Greta Lohmann', 'Those that begin from now on');
  await expect(admins.getByRole('listitem').filter({ hasText: 'Greta Lohmann' })).toContainText(
    'only reviews that began after',
  );
  await give('anton', 'Anton Brink', 'All past reviews too');
  await expect(hana.getByText('4 people can read what cycles show to HR')).toBeVisible();

  // Greta, who reads nothing of the past, cannot let others read it.
  const greta = await signedIn('greta@aldersund.example');
  await greta.goto('/settings/roles');
  await greta.getByRole('button', { name: 'Jemandem die Rolle HR-Administration geben' }).click();
  await expect(greta.getByLabel('Die von jetzt an beginnen')).toBeVisible();
  await expect(greta.getByLabel('Auch alle vergangenen')).toBeHidden();
  await accessible(greta);

  await admins.getByRole('button', { name: /from Greta Lohmann/u }).click();
  await expect(hana.getByRole('region', { name: 'No longer' })).toContainText('create cycles');
  await hana.getByRole('dialog').getByRole('button', { name: 'Take it from Greta Lohmann' }).click();
  await expect(admins.getByRole('listitem').filter({ hasText: 'Greta Lohmann' })).toBeHidden();
  await expect(hana.getByText('people can read what cycles show to HR')).toBeHidden();
});

test('the last technical administrator who can log in keeps the role', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/settings/roles');
  const techs = hana.getByRole('region', { name: 'Technical administrators' });
  const holders = techs.getByRole('listitem');
  await expect(holders.first()).toBeVisible();
  while ((await holders.count()) > 1) {
    const before = await holders.count();
    await techs
      .getByRole('button', { name: /^Take the role/u })
      .first()
      .click();
    await hana
      .getByRole('dialog')
      .getByRole('button', { name: /^Take it from/u })
      .click();
    await expect(holders).toHaveCount(before - 1);
  }
  await expect(techs.getByText('The last one who can log in.')).toBeVisible();
  await expect(techs.getByRole('button', { name: /^Take the role/u })).toBeHidden();
});
