import { expect, test } from '../support/journey.ts';

test('a developer opens GraphiQL and runs the example that finds people', async ({ signedIn }) => {
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/graphiql');
  const words = ada.locator('.graphiql-query-editor .view-lines');
  await expect(words).toContainText('Mine');
  await ada.getByRole('tab', { name: 'FindPeople' }).click();
  await expect(words).toContainText('FindPeople');
  await ada.getByRole('button', { name: /^Execute query/u }).click();
  await expect(ada.locator('.result-window')).toContainText('"accounts"');
  for (const job of ['CreateMember', 'InviteMember', 'AddGuests', 'DeactivateMember', 'Listen'])
    await expect(ada.getByRole('tab', { name: job })).toBeVisible();
});
