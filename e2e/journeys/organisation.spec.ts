import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';

test.use({ withMail: false });

test('a colleague walks through the organisation by keyboard and finds somebody in it', async ({
  signedIn,
}) => {
  const elin = await signedIn('elin@aldersund.example');
  await elin.getByRole('link', { name: 'Organisation' }).click();
  await expect(elin.getByRole('heading', { level: 1, name: 'Organisation' })).toBeVisible();
  const tree = elin.getByRole('tree', { name: 'Reporting line' });
  const item = (name: RegExp) => tree.getByRole('treeitem', { name });
  await expect(item(/^Max Lindqvist/u)).toBeVisible();
  await accessible(elin);
  await fits(elin, 390);

  // Arrow keys open and close, and walk; Enter leads to the person's page.
  await tree.getByRole('treeitem').first().focus();
  await elin.keyboard.press('End');
  await expect(tree.getByRole('treeitem').last()).toBeFocused();
  await elin.keyboard.press('Home');
  await expect(tree.getByRole('treeitem').first()).toBeFocused();
  await elin.keyboard.press('ArrowLeft');
  await expect(item(/Max Lindqvist/u)).toHaveCount(0);
  await elin.keyboard.press('ArrowRight');
  await elin.keyboard.press('ArrowRight');
  await expect(tree.getByRole('treeitem').nth(1)).toBeFocused();

  // Whoever is looked for stands there with everybody above them opened.
  await elin.getByRole('textbox', { name: 'Find somebody' }).fill('sue aal');
  await elin.getByRole('option', { name: /Sue Aalto/u }).click();
  await expect(item(/^Sue Aalto/u)).toBeFocused();
  await elin.keyboard.press('Enter');
  await expect(elin.getByRole('heading', { level: 1, name: 'Sue Aalto' })).toBeVisible();
});

test('the organisation is told in German', async ({ signedIn }) => {
  const elin = await signedIn('elin@aldersund.example');
  await elin.evaluate(() => localStorage.setItem('sightline.language', 'de'));
  await elin.goto('/organisation');
  await expect(elin.getByRole('tree', { name: 'Berichtslinie' })).toContainText('Personen direkt');
  await accessible(elin);
});
