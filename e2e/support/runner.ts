// What somebody who runs cycles does in the app, each step as a person does it.
import { expect, type Page } from '@playwright/test';

/** A cycle as its runner makes it. */
export interface CyclePlan {
  name: string;
  preset: 'Confidential' | 'Named' | 'Anonymous';
  /** Who is reviewed, by full name. */
  reviewee: string;
}

/** Goes from home to *Company*, and begins a draft from the template *Growth*. */
export async function beginCycle(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: 'Cycles', exact: true }).click();
  await page.getByRole('button', { name: 'New cycle' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('radio', { name: /^Growth/u }).check();
  await dialog.getByRole('button', { name: 'Create the draft' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Sets the dates so that the cycle opens when it is published. */
export async function setDates(page: Page): Promise<void> {
  const dates = {
    Begins: -1,
    'Choose until': 3,
    'Approve until': 5,
    'Write until': 9,
    'Release from': 12,
    Closes: 20,
  };
  for (const [label, days] of Object.entries(dates))
    await page.getByLabel(label, { exact: true }).fill(dayIn(days));
}

/** Says who is reviewed, who reads names, and that one reviewer is enough. */
export async function setPeopleAndReaders(page: Page, { reviewee, preset }: CyclePlan): Promise<void> {
  await page.getByRole('textbox', { name: 'Add people' }).fill(reviewee.slice(0, 5));
  await page.getByRole('option', { name: new RegExp(reviewee, 'u') }).click();
  await expect(page.getByText('One person is reviewed.')).toBeVisible();
  await page.getByRole('radio', { name: new RegExp(`^${preset}`, 'u') }).check();
  await page.getByLabel('Reviewers at least').fill('2');
  await page.getByLabel('Reviewers at most').fill('6');
}

/** Waits until the draft is saved, reads in the rehearsal what the launch would bring, and launches. */
export async function publish(page: Page, name: string): Promise<void> {
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  await page.getByRole('button', { name: 'Rehearse the launch' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'If you launch now' })).toBeVisible();
  await expect(page.getByText('One person is reviewed. The cycle opens at once.')).toBeVisible();
  await page.getByRole('button', { name: 'Launch for one person' }).click();
  await expect(page).toHaveURL(/\/company\/cycles\/[^/]+$/u);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** A cycle about somebody, published and open. */
export async function openCycle(page: Page, plan: CyclePlan): Promise<void> {
  await beginCycle(page, plan.name);
  await setDates(page);
  await setPeopleAndReaders(page, plan);
  await publish(page, plan.name);
}

/** From the page of an open cycle: brings the end of the time to write forward to yesterday, and comes back. */
export async function endWriting(page: Page): Promise<void> {
  const cycle = page.url();
  await page.goto(`${cycle}/edit`);
  for (const label of ['Choose until', 'Approve until', 'Write until'])
    await page.getByLabel(label, { exact: true }).fill(dayIn(-1));
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  await page.goto(cycle);
}

/** From the page of an open cycle: lets the time to write begin, by moving what comes before it to yesterday. */
export async function beginWriting(page: Page): Promise<void> {
  const cycle = page.url();
  await page.goto(`${cycle}/edit`);
  for (const label of ['Choose until', 'Approve until'])
    await page.getByLabel(label, { exact: true }).fill(dayIn(-1));
  await expect(page.getByText(/^Saved \d/u)).toBeVisible();
  await page.goto(cycle);
}

/** The day so many days from today, as a date field takes it. */
function dayIn(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${part(date.getMonth() + 1)}-${part(date.getDate())}`;
}
