// Who has not handed in when the feedback is released, in the presets in which confidential-360.spec.ts is not.
import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { expect, sameDocument, test } from '../support/journey.ts';
import { approvedList } from '../support/lists.ts';
import { answersTo, answerScales, proseField, saved, submit } from '../support/reviewer.ts';
import { endWriting } from '../support/runner.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

type SignedIn = (email: string) => Promise<Page>;

const keep = 'What should this person keep doing?';
const onTime = {
  'Rae Okafor': { address: 'rae@aldersund.example', text: 'She asks before she draws.' },
  'Cole Byrne': { address: 'cole@aldersund.example', text: 'She never takes the mouse.' },
  'Wim de Vries': { address: 'wim@aldersund.example', text: 'Her lists are short.' },
} as const;
const late = { name: 'Jonna Kivi', address: 'jonna@aldersund.example', text: 'Her files are where they belong.' };

/** Three hand in, Jonna only begins, and then the time to write is over. */
async function round(signedIn: SignedIn, name: string, preset: 'Named' | 'Anonymous') {
  const plan = { name, preset, reviewee: 'Sue Aalto' } as const;
  const { hana, sue, max } = await approvedList(signedIn, plan, [...Object.keys(onTime), late.name]);
  for (const { address, text } of Object.values(onTime)) {
    const page = await signedIn(address);
    await startTodo(page, 'about Sue Aalto', name);
    await proseField(page, new RegExp(keep, 'u')).fill(text);
    await answerScales(page);
    await submit(page);
  }
  const jonna = await signedIn(late.address);
  await startTodo(jonna, 'about Sue Aalto', name);
  return { hana, sue, max, jonna };
}

async function begin(jonna: Page): Promise<void> {
  await proseField(jonna, new RegExp(keep, 'u')).fill(late.text);
  await answerScales(jonna);
  await saved(jonna);
}

/** Max releases to Sue, who opens it. */
async function release(max: Page, sue: Page, name: string): Promise<void> {
  await goHome(max);
  await startTodo(max, 'Release the feedback to Sue Aalto');
  await max.getByRole('button', { name: 'Release…' }).click();
  await max.getByRole('dialog').getByRole('button', { name: 'Release to Sue' }).click();
  await expect(max.getByText(/^Released on /u)).toBeVisible();
  await goHome(sue);
  await startTodo(sue, 'Read the feedback about you', name);
  for (const { text } of Object.values(onTime)) await expect(answersTo(sue, keep)).toContainText(text);
  await expect(sue.getByText(late.text)).toHaveCount(0);
}

test('in a named 360 a late answer is released when it is handed in, and its writer is told before', async ({
  signedIn,
}) => {
  test.setTimeout(180_000);
  const name = 'Late and named';
  const { hana, sue, max, jonna } = await round(signedIn, name, 'Named');
  const field = proseField(jonna, new RegExp(keep, 'u'));
  await expect(field).toHaveAccessibleDescription(/Only you\. After you submit: Max Lindqvist and HR, with your name\./u);
  await begin(jonna);
  const jonnaAtForm = await sameDocument(jonna);
  await endWriting(hana);
  await expect(jonna.getByText(/^It was due on .* It is still taken until the cycle closes on /u)).toBeVisible();
  await release(max, sue, name);
  await expect(sue.getByText('3 people wrote.')).toBeVisible();
  const sueAtReport = await sameDocument(sue);

  // What she read before she began holds no longer: she is told, and asked to look before she sends.
  const changed = 'Changed. The readers are not the same as before. Look before you send.';
  await expect(field).toHaveAccessibleDescription(new RegExp(changed, 'u'));
  await jonnaAtForm();
  await jonna.getByRole('button', { name: 'Look over and submit' }).click();
  const atOnce = 'Only you. After you submit: Sue Aalto, Max Lindqvist, Ines Ferreira and HR, with your name.';
  await expect(jonna.getByText(atOnce).first()).toBeVisible();
  await accessible(jonna);
  await fits(jonna, 390);
  await expect(jonna.getByText('Look at the readers first.')).toBeVisible();
  await expect(jonna.getByRole('button', { name: 'Submit', exact: true })).toBeDisabled();
  await jonna.getByRole('button', { name: 'I have looked' }).click();
  await jonna.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(jonna.getByText(/^Released to Sue\./u)).toBeVisible();
  await expect(jonna.getByRole('button', { name: 'Take back and go on writing' })).toHaveCount(0);

  // Sue reads it beside the others, with the name, without loading the page anew, and has a message.
  await expect(sue.getByText('4 people wrote.')).toBeVisible();
  await expect(answersTo(sue, keep).getByText(late.text).locator('..')).toContainText(late.name);
  await sueAtReport();
  await goHome(sue);
  await expect(sue.getByText(/^A later answer was added to your feedback of “Late and named”/u)).toBeVisible();
});

test('in an anonymous 360 nothing is taken once it may be released, and its writer is told before', async ({
  signedIn,
}) => {
  test.setTimeout(180_000);
  const name = 'Late and anonymous';
  const { hana, sue, max, jonna } = await round(signedIn, name, 'Anonymous');
  await expect(jonna.getByText(/^Until .* Then the form closes\.$/u)).toBeVisible();
  await expect(jonna.getByText(/Until the release nobody reads anything, .* After it nothing more is accepted\./u)).toBeVisible();
  await begin(jonna);
  await endWriting(hana);

  // The form closes by itself; what she wrote stays hers, and she can keep it.
  await expect(jonna.getByText(/^The deadline for writing was .* Only you can read what you wrote\.$/u)).toBeVisible();
  await expect(jonna.getByRole('button', { name: 'Look over and submit' })).toHaveCount(0);
  await expect(jonna.getByText(late.text)).toBeVisible();
  await expect(jonna.getByRole('button', { name: 'Keep a copy' })).toBeVisible();
  await accessible(jonna);
  await fits(jonna, 390);
  await release(max, sue, name);
  await expect(jonna.getByText(/^The feedback was released before this was handed in\./u)).toBeVisible();
  await jonna.reload();
  await expect(jonna.getByText(late.text)).toBeVisible();
  await goHome(jonna);
  await expect(todo(jonna, 'about Sue Aalto', name)).toHaveCount(0);

  // Sue reads three, and not that there was a fourth.
  await sue.reload();
  await expect(answersTo(sue, keep)).toContainText(onTime['Rae Okafor'].text);
  await expect(sue.getByText('At least 3 people stand behind everything that is shown.')).toBeVisible();
  await expect(sue.getByText(late.text)).toHaveCount(0);
  for (const writer of [...Object.keys(onTime), late.name]) await expect(sue.getByText(writer)).toHaveCount(0);
});
