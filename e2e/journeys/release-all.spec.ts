import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, test } from '../support/journey.ts';

interface Waiting {
  viewer: { participations: { nodes: { cycle: { toRelease: { nodes: { id: string }[] } | null } }[] } };
}

const waiting = `query {
  viewer { participations(first: 50) { nodes { cycle { toRelease(first: 20) { nodes { id } } } } } }
}`;

test('what can be released in a cycle is, and of each other one is told why not', async ({ signedIn }) => {
  const max = await signedIn('max@aldersund.example');
  const { viewer } = await ask<Waiting>(max.context(), waiting);
  const lists = viewer.participations.nodes.map(({ cycle }) => cycle.toRelease?.nodes ?? []);
  const led = lists.find(({ length }) => length > 1)?.[0];
  await max.goto(`/reviews/${led?.id}/release`);

  await expect(max.getByRole('heading', { name: 'All in this cycle' })).toBeVisible();
  await max.getByRole('button', { name: 'Release to all…' }).click();
  const dialog = max.getByRole('dialog');
  await expect(dialog.getByText('Where something stands in the way, nothing is released')).toBeVisible();
  await accessible(max);
  await dialog.getByRole('button', { name: /^Release to all \d/u }).click();

  const outcomes = max.getByRole('status', { name: 'What came of it' });
  await expect(outcomes.getByText('Rex Tanaka: released')).toBeVisible();
  await expect(outcomes.getByText(/Sue Aalto: not released\. ./u)).toBeVisible();
  await accessible(max);
  await fits(max, 390);
});
