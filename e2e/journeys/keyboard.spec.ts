import { expect, test } from '../support/journey.ts';
import { press, tabTo, type } from '../support/keyboard.ts';
import { proseField } from '../support/reviewer.ts';
import { reviewerRow } from '../support/reviewee.ts';

test.use({ withMail: false });

test('a guest writes, looks over, submits and takes back without a pointer', async ({ signedIn }) => {
  const gia = await signedIn('gia@partner.example');
  await press(gia, gia.getByRole('link', { name: 'Start' }).first());
  const early = gia.getByRole('radiogroup', { name: /Tells others early/u });
  const listens = gia.getByRole('radiogroup', { name: /Listens, and asks/u });
  await press(gia, early.getByRole('radio').first(), 'Space');
  for (const key of ['ArrowRight', 'ArrowRight']) await gia.keyboard.press(key);
  await expect(early.getByRole('radio', { name: 'Mostly' })).toBeChecked();
  await press(gia, listens.getByRole('radio').first(), 'Space');

  await press(gia, gia.getByRole('button', { name: 'Look over and submit' }));
  await expect(proseField(gia, /keep doing/u)).toBeFocused();
  await expect(gia.getByText(/^Not answered yet: What should this person keep doing/u)).toBeVisible();
  await gia.keyboard.type('She answers before I ask twice.');
  await gia.keyboard.press('Alt+s');
  await expect(gia.getByRole('button', { name: /^Only you\./u, expanded: true })).toBeFocused();
  await press(gia, gia.getByRole('button', { name: 'Look over and submit' }));
  await press(gia, gia.getByRole('button', { name: 'Submit', exact: true }));
  await expect(gia.getByText(/^Handed in on /u)).toBeVisible();
  await press(gia, gia.getByRole('button', { name: 'Take back and go on writing' }));
  await tabTo(gia, proseField(gia, /keep doing/u));
  await expect(proseField(gia, /keep doing/u)).toHaveValue('She answers before I ask twice.');
});

test('a reviewee nominates by name and by address, removes, and is done without a pointer', async ({
  signedIn,
}) => {
  const sue = await signedIn('sue@aldersund.example');
  await press(sue, sue.getByRole('link', { name: /^Choose reviewers: /u }));
  const field = sue.getByRole('textbox', { name: 'Add a reviewer' });
  await type(sue, field, 'Nils');
  await expect(sue.getByRole('option', { name: /Nils Overby/u })).toBeVisible();
  await sue.keyboard.press('ArrowDown');
  await sue.keyboard.press('Enter');
  await expect(reviewerRow(sue, 'Nils Overby')).toBeVisible();

  await type(sue, field, 'lea@harbour.example');
  await expect(sue.getByRole('option', { name: /^Invite lea@harbour.example as a guest/u })).toBeVisible();
  await sue.keyboard.press('ArrowDown');
  await sue.keyboard.press('Enter');
  await expect(sue.getByRole('dialog').getByLabel('Name')).toBeFocused();
  await sue.keyboard.type('Lea Fink');
  await sue.keyboard.press('Enter');
  await expect(reviewerRow(sue, 'Lea Fink')).toBeVisible();

  await press(sue, sue.getByRole('button', { name: 'Remove Nils Overby' }));
  await expect(reviewerRow(sue, 'Nils Overby')).toBeHidden();
  await press(sue, sue.getByRole('button', { name: 'I am done, send to Max' }));
  await expect(sue.getByText(/^You sent this list to Max on /u)).toBeVisible();
});
