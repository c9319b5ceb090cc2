import { expect, test } from '../support/journey.ts';

test('a developer opens GraphiQL and runs the example that finds people', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/graphiql');
  const words = ada.locator('.graphiql-query-editor .view-lines');
  await expect(words).toContainText('Mine');
  await ada.getByRole('tab', { name: 'FindPeople' }).click();
  await expect(words).toContainText('FindPeople');
  // GraphiQL finds out which operation a tab holds a moment after it was opened; until then it asks for the former one.
  await expect(async () => {
    await ada.getByRole('button', { name: /^Execute query/u }).click();
    await expect(ada.locator('.result-window')).toContainText('"accounts"', { timeout: 1_000 });
  }).toPass();
  for (const job of [
    'CreateMember',
    'ImportByScript',
    'InviteMember',
    'AddGuests',
    'DeactivateMember',
    'Listen',
  ])
    await expect(ada.getByRole('tab', { name: job })).toBeVisible();
});
