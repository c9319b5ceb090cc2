import { accessible, fits } from '../support/access.ts';
import { expect, test } from '../support/journey.ts';
import { approvedList } from '../support/lists.ts';
import { answersTo, answerScales, proseField, submit } from '../support/reviewer.ts';
import { endWriting } from '../support/runner.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

const cycle = { name: 'Quiet 360', preset: 'Anonymous', reviewee: 'Sue Aalto' } as const;
const keep = 'What should this person keep doing?';
const writers = {
  'Rae Okafor': {
    address: 'rae@aldersund.example',
    text: 'She asks “who reads it standing up?” –\u00a0always.',
  },
  'Cole Byrne': { address: 'cole@aldersund.example', text: 'She never takes the mouse.' },
  'Wim de Vries': { address: 'wim@aldersund.example', text: 'Her lists are short.' },
} as const;
const names = Object.keys(writers) as (keyof typeof writers)[];
const plain = 'She asks "who reads it standing up?" - always.';

test('in an anonymous 360 nobody learns who wrote what, and after the close nobody can', async ({
  signedIn,
}) => {
  const { hana, sue, max } = await approvedList(signedIn, cycle, names);

  const pages = [];
  for (const name of names) {
    const page = await signedIn(writers[name].address);
    await startTodo(page, 'about Sue Aalto', cycle.name);
    await expect(page.getByText('This form is anonymous.')).toBeVisible();
    await expect(page.getByText(/Only if at least 3 people answer/u)).toBeVisible();
    const field = proseField(page, new RegExp(keep, 'u'));
    await field.fill(`As her only engineer I see it daily. ${name}`);
    await expect(page.getByText('Only you see this hint.')).toBeVisible();
    await field.fill(writers[name].text);
    await expect(page.getByText('Only you see this hint.')).toBeHidden();
    await answerScales(page);
    if (pages.length === 0) {
      await accessible(page);
      await fits(page, 390);
    }
    await submit(page);
    pages.push(page);
  }
  const [rae] = pages;
  if (rae === undefined) throw new Error('nobody wrote');
  await expect(rae.getByText(plain)).toBeVisible();
  const download = rae.waitForEvent('download');
  await rae.getByRole('button', { name: 'Keep a copy' }).click();
  expect((await download).suggestedFilename()).toBe('feedback.txt');

  await endWriting(hana);
  await goHome(max);
  await startTodo(max, 'Release the feedback to Sue Aalto');
  await expect(max.getByText(/there is no preview and no count/u)).toBeVisible();
  await accessible(max);
  await max.getByRole('button', { name: 'Release…' }).click();
  await max.getByRole('dialog').getByRole('button', { name: 'Release to Sue' }).click();
  await expect(max.getByText(/Nothing more is accepted/u)).toBeVisible();

  await goHome(sue);
  await expect(todo(sue, 'Read the feedback about you', cycle.name)).toBeVisible();
  await startTodo(sue, 'Read the feedback about you', cycle.name);
  await expect(sue.getByText('At least 3 people stand behind everything that is shown.')).toBeVisible();
  await expect(answersTo(sue, keep).getByText(plain)).toBeVisible();
  for (const name of names) await expect(sue.getByText(name)).toHaveCount(0);
  await accessible(sue);
  await fits(sue, 390);

  await hana.getByRole('button', { name: 'Close the cycle…' }).click();
  await hana.getByRole('dialog').getByRole('button', { name: 'Close the cycle' }).click();
  await expect(hana.getByRole('button', { name: 'Close the cycle…' })).toBeHidden();
  await rae.reload();
  await expect(rae.getByText(/What tied your words to you is destroyed/u)).toBeVisible();
  await expect(rae.getByText(plain)).toHaveCount(0);
  await accessible(rae);
});
