import type { Page } from '@playwright/test';
import { answerOf, ask } from '../support/api.ts';
import { expect, phone, test } from '../support/journey.ts';
import { isTick, listen } from '../support/live-socket.ts';
import { proseField, saved } from '../support/reviewer.ts';

/** How long rights may outlive their end (promise P3). */
const atMost = 1_000;
const anyId = 'query { viewer { feedbackRequests(first: 20) { nodes { id state viewerCan } } } }';

interface Mine {
  viewer: { feedbackRequests: { nodes: { id: string; state: string; viewerCan: string[] }[] } } | null;
}

async function openRequest(page: Page): Promise<string> {
  const { viewer } = await ask<Mine>(page.context(), anyId);
  const open = viewer?.feedbackRequests.nodes.find(({ state }) => state === 'APPROVED');
  if (!open) throw new Error('nothing waits for the guest');
  return open.id;
}

test('a locked guest loses page, socket and every answer within a second', async ({
  signedIn,
  sightline,
  complaints,
}) => {
  complaints.expect(/gia@.*(401|4401|4403|403|WebSocket)/u);
  const gia = await signedIn('gia@partner.example', phone);
  const listener = await listen(gia.context(), sightline.url);
  await gia.goto(`/guest/feedback/${await openRequest(gia)}`);
  await proseField(gia, /keep/u).fill('Written before the account was locked.');
  await saved(gia);
  await listener.first;

  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings/users?tab=guests');
  await ada.getByRole('button', { name: 'What you can do with Gia Romano' }).click();
  await ada.getByRole('menuitem', { name: 'Lock…' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Lock Gia Romano' }).click();
  await expect(gia.getByRole('heading', { name: 'You are signed out' })).toBeVisible({ timeout: atMost });
  expect(await listener.closed).toBe(4403);
  expect((await answerOf<Mine>(gia.context(), anyId)).data.viewer).toBeNull();
  expect(listener.events.filter((event) => !isTick(event))).toEqual([]);
});

test('signing out in one window ends the other window and every socket of the session', async ({
  signedIn,
  sightline,
}) => {
  const rae = await signedIn('rae@aldersund.example');
  const other = await rae.context().newPage();
  await other.goto('/home');
  const listener = await listen(rae.context(), sightline.url);
  await other.getByRole('button', { name: 'Rae Okafor' }).click();
  await other.getByRole('button', { name: 'Log out' }).click();
  await expect(other).toHaveURL(/\/login/u);
  await expect(rae.getByRole('heading', { name: 'You are signed out' })).toBeVisible({ timeout: atMost });
  expect(await listener.closed).toBe(4403);
  expect(listener.events.filter((event) => !isTick(event))).toEqual([]);
});

test('a cycle that closes takes the to-do, the open form and the right to write', async ({
  signedIn,
  sightline,
}) => {
  const gia = await signedIn('gia@partner.example', phone);
  const listener = await listen(gia.context(), sightline.url);
  const id = await openRequest(gia);
  await gia.goto(`/guest/feedback/${id}`);
  await proseField(gia, /keep/u).fill('Written before the cycle was closed.');
  await saved(gia);

  const hana = await signedIn('hana@aldersund.example');
  await hana.goto('/company');
  await hana.getByRole('link', { name: 'Autumn 360' }).click();
  await hana.getByRole('button', { name: 'Close the cycle…' }).click();
  await hana
    .getByRole('dialog')
    .getByRole('button', { name: /^Close/u })
    .click();
  await expect(gia.getByText('The cycle ended before this was handed in.')).toBeVisible({ timeout: atMost });
  const { viewer } = await ask<Mine>(gia.context(), anyId);
  expect(viewer?.feedbackRequests.nodes.find((request) => request.id === id)).toMatchObject({
    state: 'EXPIRED',
    viewerCan: [],
  });
  expect(listener.events.length).toBeGreaterThan(0);
  expect(listener.events.filter((event) => !isTick(event))).toEqual([]);
  listener.stop();
});
