// The API as the signed-in person of a browser asks it, with that browser's cookie and origin.
import { type BrowserContext, expect } from '@playwright/test';

/** Asks with the person's rights; fails when the answer has errors. */
export async function ask<Data>(
  context: BrowserContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Data> {
  const { data, errors } = await answerOf<Data>(context, query, variables);
  expect(errors, query).toBeUndefined();
  return data;
}

/** The whole answer, errors included. */
export async function answerOf<Data>(
  context: BrowserContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<{ data: Data; errors?: { message: string; extensions: { code: string } }[] }> {
  const page = context.pages()[0];
  if (!page) throw new Error('the browser has no page');
  const { origin } = new URL(page.url());
  const response = await context.request.post(`${origin}/graphql`, {
    headers: { accept: 'application/graphql-response+json', origin },
    data: { query, variables },
  });
  return (await response.json()) as { data: Data };
}
