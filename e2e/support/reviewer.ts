// What somebody who writes feedback does, guest or member.
import { expect, type Locator, type Page } from '@playwright/test';

/** The field of a question that is answered in prose. */
export function proseField(page: Page, question: string | RegExp): Locator {
  return page.getByRole('textbox', { name: question });
}

/** Chooses the point "Often" wherever a scale is. */
export async function answerScales(page: Page): Promise<void> {
  for (const scale of await page.getByRole('radiogroup').filter({ hasText: 'Often' }).all()) {
    await scale.getByRole('radio', { name: 'Often' }).check();
  }
}

/** Looks everything over and hands it in. */
export async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look over and submit' }).click();
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(page.getByText(/^Handed in( on |\. You can take it back)/u)).toBeVisible();
}

/** Waits until what was typed is on the server. */
export async function saved(page: Page): Promise<void> {
  await expect(page.getByText(/^Saved \d.*, only you can see it$/u)).toBeVisible();
}

/** One question with all that was answered to it, on the page of results. */
export function answersTo(page: Page, question: string): Locator {
  return page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: question }) })
    .last();
}
