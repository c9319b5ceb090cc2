import { expect, sameDocument, test } from '../support/journey.ts';
import { approvedList } from '../support/lists.ts';
import { answersTo, answerScales, proseField, submit } from '../support/reviewer.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

const cycle = { name: 'Project 360', preset: 'Named', reviewee: 'Sue Aalto' } as const;
const keep = 'What should this person keep doing?';
const texts = {
  'Rae Okafor': 'She asks the question that everybody had.',
  'Cole Byrne': 'She never takes the mouse.',
};
const addresses = { 'Rae Okafor': 'rae@aldersund.example', 'Cole Byrne': 'cole@aldersund.example' };
const names = ['Rae Okafor', 'Cole Byrne'] as const;

test('in a named 360 the reviewee reads who wrote what', async ({ signedIn }) => {
  const { sue, max } = await approvedList(signedIn, cycle, names);
  await goHome(max);
  const maxAtHome = await sameDocument(max);

  for (const name of names) {
    const page = await signedIn(addresses[name]);
    await startTodo(page, 'about Sue Aalto', cycle.name);
    await expect(page.getByText('This form is named.')).toBeVisible();
    await proseField(page, new RegExp(keep, 'u')).fill(texts[name]);
    await answerScales(page);
    await submit(page);
  }

  await goHome(sue);
  await expect(todo(max, 'Release the feedback to Sue Aalto')).toBeVisible();
  await maxAtHome();
  await startTodo(max, 'Release the feedback to Sue Aalto');
  await max.getByRole('button', { name: 'Release…' }).click();
  await max.getByRole('dialog').getByRole('button', { name: 'Release to Sue' }).click();
  await expect(todo(sue, 'Read the feedback about you', cycle.name)).toBeVisible();
  await startTodo(sue, 'Read the feedback about you', cycle.name);
  for (const name of names) {
    const words = answersTo(sue, keep).getByText(texts[name]).locator('..');
    await expect(words).toContainText(name);
  }
});
