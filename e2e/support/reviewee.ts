// What somebody who is reviewed does to build the list of those who write.
import { expect, type Locator, type Page } from '@playwright/test';

/** The row of a person in a list of reviewers. */
export function reviewerRow(page: Page, name: string): Locator {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: name });
}

/** Finds a colleague by name and puts them on the list. */
export async function nominate(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Add a reviewer' }).fill(name);
  await page.getByRole('option', { name: new RegExp(name, 'u') }).click();
  await expect(reviewerRow(page, name)).toBeVisible();
}

/** Types an address that nobody has, and adds its owner as a guest. */
export async function nominateGuest(page: Page, email: string, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Add a reviewer' }).fill(email);
  await page.getByRole('option', { name: `Invite ${email} as a guest` }).click();
  const dialog = page.getByRole('dialog', { name: `Invite ${email} as a guest` });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add this guest' }).click();
  await expect(reviewerRow(page, name)).toBeVisible();
}
