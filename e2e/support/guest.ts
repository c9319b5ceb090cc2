// What somebody from outside does between the mail and the first page.
import { expect, type Page } from '@playwright/test';
import { logIn } from './journey.ts';
import { linksIn, type Mail } from './mail-server.ts';

/** The link of a mail that leads to a page; fails when one of the mail's links leads elsewhere than to `url`. */
export function linkTo(mail: Mail, url: string, path: string): string {
  const links = linksIn(mail);
  for (const link of links) expect(link, 'a link in a mail').toContain(url);
  const found = links.find((link) => new URL(link).pathname === path);
  if (!found) throw new Error(`no link to ${path} among ${links.join(', ')}`);
  return found;
}

/**
 * Opens the link of an invitation, twice, since opening uses nothing up; then sets a password and logs in. Guests come
 * to their own home.
 */
export async function accept(
  page: Page,
  link: string,
  email: string,
  password: string,
  home = /\/guest$/u,
): Promise<void> {
  for (const visit of ['first', 'second']) {
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1, name: 'Welcome to Sightline' }), visit).toBeVisible();
    await expect(page.getByText(`You log in with ${email}.`), visit).toBeVisible();
    await page.goto('about:blank');
  }
  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set password' }).click();
  await expect(page.getByText('Your password is saved. Log in with it now.')).toBeVisible();
  await logIn(page, email, password);
  await expect(page).toHaveURL(home);
}
