// Work reviews as their owner makes and shares them.
import { expect, type BrowserContext, type Page } from '@playwright/test';
import { ask } from './api.ts';
import type { Mail, MailServer } from './mail-server.ts';

/** A work review with its project, made by the signed-in person of a browser. */
export async function makeWork(context: BrowserContext, title: string): Promise<string> {
  const made = await ask<{ createProject: { project: { id: string } } }>(
    context,
    'mutation($key: String!) { createProject(input: { name: "Keller Bakery, winter", idempotencyKey: $key }) { project { id } } }',
    { key: title },
  );
  const { createWorkReview } = await ask<{ createWorkReview: { workReview: { id: string } } }>(
    context,
    `mutation($in: ID!, $title: String!) { createWorkReview(
      input: { projectId: $in, title: $title, description: "Look at the front first.", idempotencyKey: $title }
    ) { workReview { id } } }`,
    { in: made.createProject.project.id, title },
  );
  return createWorkReview.workReview.id;
}

/** Shares a work review with addresses by a link; returns the link's id. */
export async function shareByLink(
  context: BrowserContext,
  workReviewId: string,
  addresses: string[],
): Promise<string> {
  const { shareByLink: shared } = await ask<{ shareByLink: { link: { id: string }; errors: unknown[] } }>(
    context,
    `mutation($id: ID!, $to: [String!]!, $key: String!) { shareByLink(
      input: { workReviewId: $id, addresses: $to, personalMessage: "Is the word too large?", idempotencyKey: $key }
    ) { link { id } errors { __typename } } }`,
    { id: workReviewId, to: addresses, key: workReviewId },
  );
  expect(shared.errors).toEqual([]);
  return shared.link.id;
}

/** The six digits of a mail with a code. */
export function codeIn(mail: Mail): string {
  const found = /\b(\d{3}) (\d{3})\b/u.exec(mail.text);
  if (!found) throw new Error(`no code in ${mail.text}`);
  return `${found[1]}${found[2]}`;
}

/** Asks for a code at a share link and types it; ends on the page of the work review. */
export async function comeIn(page: Page, link: string, email: string, mailServer: MailServer): Promise<void> {
  await page.goto(link);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const code = codeIn(await mailServer.next(email));
  await page.getByLabel('Code from the mail, digit 1 of 6').pressSequentially(code);
  await expect(page).toHaveURL(/\/guest\/work\//u);
}
