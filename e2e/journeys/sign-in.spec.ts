import { accessible } from '../support/access.ts';
import { expect, logIn, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';

test('a wrong pair says so at the field, and a right one leads to where the link points', async ({
  openBrowser,
  complaints,
}) => {
  complaints.expect(/401 \(Unauthorized\)/u);
  const page = await openBrowser('sue');
  await page.goto('/messages');
  await expect(page).toHaveURL(/\/login\?next=/u);
  await expect(page.getByText('After this you go straight to the page in your link.')).toBeVisible();
  await logIn(page, 'sue@aldersund.example', 'not the password at all');
  await expect(page.getByText('Address and password do not match.')).toBeVisible();
  await accessible(page);
  await logIn(page, 'sue@aldersund.example', samplePassword);
  await expect(page).toHaveURL(/\/messages$/u);
  await expect(page.getByRole('heading', { level: 1, name: 'Messages' })).toBeVisible();
});
