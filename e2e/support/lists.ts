// How a list of reviewers comes about: a cycle is opened, its reviewee chooses, the line manager approves.
import { expect, type Page } from '@playwright/test';
import { nominate } from './reviewee.ts';
import { type CyclePlan, openCycle } from './runner.ts';
import { startTodo } from './todos.ts';

/** Who has had a part in it, each on the page where that ended. */
export interface ApprovedList {
  hana: Page;
  sue: Page;
  max: Page;
}

/** Hana opens a cycle about Sue Aalto, who chooses reviewers by name, and Max approves them all. */
export async function approvedList(
  signedIn: (email: string) => Promise<Page>,
  cycle: CyclePlan,
  names: readonly string[],
): Promise<ApprovedList> {
  const hana = await signedIn('hana@aldersund.example');
  await openCycle(hana, cycle);
  const sue = await signedIn('sue@aldersund.example');
  await startTodo(sue, cycle.name);
  for (const name of names) await nominate(sue, name);
  await sue.getByRole('button', { name: 'I am done, send to Max' }).click();
  const max = await signedIn('max@aldersund.example');
  await startTodo(max, "Approve Sue Aalto's reviewers");
  await max.getByRole('button', { name: `Approve all ${names.length}` }).click();
  await expect(max.getByText('Every name is decided.')).toBeVisible();
  return { hana, sue, max };
}
