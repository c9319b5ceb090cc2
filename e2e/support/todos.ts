// To-dos on the home page, told apart by their sentences.
import { type Locator, type Page } from '@playwright/test';

/** The to-do whose title, reason and consequence hold all of the words. */
export function todo(page: Page, ...words: string[]): Locator {
  return words.reduce(
    (row, word) => row.filter({ hasText: word }),
    page.getByRole('main').getByRole('listitem'),
  );
}

/** Follows a to-do by its button. */
export async function startTodo(page: Page, ...words: string[]): Promise<void> {
  await todo(page, ...words)
    .getByRole('link')
    .last()
    .click();
}

/** Goes home inside the app, without loading the page again. */
export async function goHome(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Home/u }).first().click();
}
