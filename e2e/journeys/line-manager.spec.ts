import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

test.use({ withMail: false });

test('HR changes a line manager after seeing who gains and who loses what', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/settings/users?q=Sue');
  await hana.getByRole('button', { name: 'What you can do with Sue Aalto' }).click();
  await hana.getByRole('menuitem', { name: 'Change line manager…' }).click();
  await expect(hana.getByRole('heading', { level: 1, name: 'Line manager of Sue Aalto' })).toBeVisible();
  const field = hana.getByRole('textbox', { name: 'New line manager' });

  // Nobody leads themselves, which is said at the field.
  await field.fill('sue aal');
  await hana.getByRole('option', { name: /Sue Aalto/u }).click();
  await expect(hana.getByRole('alert')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(hana.getByRole('button', { name: /^Make/u })).toHaveCount(0);

  // What changes is said before anything does.
  await field.fill('wim');
  await hana.getByRole('option', { name: /Wim de Vries/u }).click();
  const loses = hana.getByRole('region', { name: 'No longer' });
  const gains = hana.getByRole('region', { name: 'From then on' });
  await expect(loses).toContainText('Max Lindqvist');
  await expect(loses).toContainText('approves reviewers and releases the feedback of 1 running review');
  await expect(loses).not.toContainText('Wim de Vries');
  await expect(gains).toContainText('Wim de Vries');
  await expect(gains).toContainText('reads the feedback of 2 reviews');
  await accessible(hana);
  await fits(hana, 390);
  await hana.getByRole('button', { name: 'Make Wim de Vries the line manager of Sue Aalto' }).click();
  await expect(hana.getByText('The line manager of Sue Aalto has changed.')).toBeVisible();
  await expect(
    hana.getByRole('list', { name: 'From the top of the company down' }).getByRole('link').last(),
  ).toHaveText(/Wim de Vries/u);
});

test('a loop is refused at its field, and somebody can be left without a line manager', async ({
  signedIn,
}) => {
  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/directory?q=Max');
  await hana.getByRole('link', { name: 'Max Lindqvist' }).click();
  await hana.getByRole('link', { name: 'Change line manager' }).click();
  const field = hana.getByRole('textbox', { name: 'New line manager' });
  await field.fill('sue aal');
  await hana.getByRole('option', { name: /Sue Aalto/u }).click();
  await expect(hana.getByRole('alert')).toContainText('Sue Aalto');
  await expect(hana.getByRole('alert')).toContainText('Max Lindqvist');
  await expect(hana.getByRole('button', { name: /^Make/u })).toHaveCount(0);

  await hana.getByRole('button', { name: 'Nobody' }).click();
  await expect(hana.getByText('5 people below move along.')).toBeVisible();
  await expect(hana.getByRole('region', { name: 'No longer' })).toContainText('Ines Ferreira');
  await hana.getByRole('link', { name: 'Leave it as it is' }).click();
  await expect(hana.getByRole('list', { name: 'From the top of the company down' })).toContainText(
    'Ines Ferreira',
  );
});

test('whoever does not serve HR finds no way to it', async ({ signedIn }) => {
  const max = await signedIn('max@aldersund.example');
  await max.goto('/directory?q=Sue');
  await max.getByRole('link', { name: 'Sue Aalto' }).click();
  await expect(max.getByRole('heading', { level: 1, name: 'Sue Aalto' })).toBeVisible();
  await expect(max.getByRole('link', { name: 'Change line manager' })).toHaveCount(0);
  await max.goto(`${max.url()}/line-manager`);
  await expect(max.getByRole('heading', { level: 1 })).not.toHaveText(/Line manager/u);
  await expect(max.getByRole('textbox', { name: 'New line manager' })).toHaveCount(0);
});

test('the effects are told in German', async ({ signedIn }) => {
  const hana = await signedIn('hana@aldersund.example');
  await hana.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await hana.goto('/directory?q=Sue');
  await hana.getByRole('link', { name: 'Sue Aalto' }).click();
  await hana.getByRole('link', { name: 'Führungskraft ändern' }).click();
  await hana.getByRole('textbox', { name: 'Neue Führungskraft' }).fill('wim');
  await hana.getByRole('option', { name: /Wim de Vries/u }).click();
  await expect(hana.getByRole('region', { name: 'Nicht mehr' })).toContainText('Max Lindqvist');
  await expect(hana.getByRole('region', { name: 'Von da an' })).toContainText('Wim de Vries');
  await accessible(hana);
  await fits(hana, 390);
});
