import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { accept, linkTo } from '../support/guest.ts';
import { expect, logIn, phone, sameDocument, test } from '../support/journey.ts';
import { nominate, nominateGuest, reviewerRow } from '../support/reviewee.ts';
import { answerScales, answersTo, proseField, saved, submit } from '../support/reviewer.ts';
import { beginCycle, publish, setDates, setPeopleAndReaders } from '../support/runner.ts';
import { goHome, startTodo, todo } from '../support/todos.ts';

const cycle = { name: 'Winter 360', preset: 'Confidential', reviewee: 'Sue Aalto' } as const;
const guest = { name: 'Gwen Hall', email: 'gwen@studio.example', password: 'seven paper boats at noon' };
const keep = 'What should Sue keep doing?';
const texts = {
  guestBegins: 'She told us early that the paper would be late.',
  guestGoesOn: 'She told us early that the paper would be late, and brought two ways out.',
  guestLast: 'She told us early, brought two ways out, and let us choose.',
  rae: 'She asks who will read it standing up.',
  cole: 'She went through my specimen line by line.',
  coleDeclines: 'I have hardly any time this month.',
};

/** HR: a draft from a template, a question reworded and moved by keyboard, dates, people, preset; published. */
async function prepares(hana: Page): Promise<void> {
  await beginCycle(hana, cycle.name);
  await hana.getByRole('button', { name: 'Edit: What should this person keep doing?' }).click();
  await hana.getByLabel('Question', { exact: true }).fill(keep);
  await hana.getByRole('button', { name: `Close: ${keep}` }).click();
  const questions = hana
    .getByRole('listitem')
    .filter({ has: hana.getByRole('button', { name: /^Move down: /u }) });
  await expect(questions.nth(3)).toContainText(keep);
  await hana.getByRole('button', { name: `Move down: ${keep}` }).focus();
  await hana.keyboard.press('Enter');
  await expect(questions.nth(4)).toContainText(keep);
  await setDates(hana);
  await setPeopleAndReaders(hana, cycle);
  await accessible(hana);
  await publish(hana, cycle.name);
  await accessible(hana);
}

/** HR: looks at recipients and text of the notification, and sends it. */
async function announces(hana: Page): Promise<void> {
  await hana.getByRole('link', { name: 'Prepare the mail: Choose' }).click();
  await expect(hana.getByRole('heading', { name: 'What it says' })).toBeVisible();
  await expect(hana.getByText('Sue Aalto', { exact: true })).toBeVisible();
  await expect(hana.getByRole('article').filter({ hasText: 'Wähle, wer über dich schreibt' })).toBeVisible();
  await accessible(hana);
  await hana.getByRole('button', { name: 'Send to one person' }).click();
  await expect(hana.getByText('A message and a mail. It went out once.')).toBeVisible();
}

/** The reviewee: three colleagues by name, a guest by address, one inside refused; the list is done. */
async function nominates(sue: Page): Promise<void> {
  await startTodo(sue, cycle.name);
  await expect(
    sue.getByRole('heading', { level: 1, name: 'Who should write about your work?' }),
  ).toBeVisible();
  for (const name of ['Rae Okafor', 'Otto Weiss', 'Cole Byrne']) await nominate(sue, name);
  await sue.getByRole('textbox', { name: 'Add a reviewer' }).fill('nobody.yet@aldersund.example');
  const refused =
    'nobody.yet@aldersund.example is inside the company. Guests come from outside; add a colleague instead.';
  await expect(sue.getByRole('option', { name: refused })).toBeDisabled();
  await nominateGuest(sue, guest.email, guest.name);
  await expect(reviewerRow(sue, guest.name)).toContainText('Told when Max approves');
  await accessible(sue);
  await sue.getByRole('button', { name: 'I am done, send to Max' }).click();
  await expect(sue.getByText(/^You sent this list to Max on /u)).toBeVisible();
}

/** The line manager: approves two, rejects one with a reason, approves the guest. */
async function decides(max: Page): Promise<void> {
  await startTodo(max, "Approve Sue Aalto's reviewers");
  await max.getByRole('button', { name: 'Approve Rae Okafor' }).click();
  await expect(max.getByRole('button', { name: 'Approve Rae Okafor' })).toBeHidden();
  await max.getByRole('button', { name: 'Reject Otto Weiss…' }).click();
  const dialog = max.getByRole('dialog', { name: 'Reject Otto Weiss?' });
  await dialog.getByLabel('Why').fill('You have hardly worked together this year.');
  await accessible(max);
  await dialog.getByRole('button', { name: 'Reject Otto Weiss' }).click();
  await expect(dialog).toBeHidden();
  for (const name of ['Cole Byrne', guest.name])
    await max.getByRole('button', { name: `Approve ${name}` }).click();
  await expect(max.getByText('Every name is decided.')).toBeVisible();
}

/** The guest on a phone: begins, saves by pausing. */
async function begins(gwen: Page): Promise<void> {
  await expect(
    gwen.getByRole('heading', { level: 1, name: 'Sue Aalto asks for your feedback' }),
  ).toBeVisible();
  await expect(gwen.getByRole('navigation')).toHaveCount(0);
  await accessible(gwen);
  await fits(gwen, 320);
  await gwen.getByRole('link', { name: 'Start' }).click();
  await expect(gwen.getByText('This form is confidential, not anonymous.')).toBeVisible();
  await proseField(gwen, new RegExp(keep, 'u')).fill(texts.guestBegins);
  await saved(gwen);
  await accessible(gwen);
  await fits(gwen, 320);
}

/** The guest in another browser: what was written is there; goes on, submits, takes it back, submits again. */
async function goesOn(gwen: Page): Promise<void> {
  await gwen.getByRole('link', { name: 'Go on writing' }).click();
  const field = proseField(gwen, new RegExp(keep, 'u'));
  await expect(field).toHaveValue(texts.guestBegins);
  await field.fill(texts.guestGoesOn);
  await answerScales(gwen);
  await submit(gwen);
  await accessible(gwen);
  await gwen.getByRole('button', { name: 'Take back and go on writing' }).click();
  await field.fill(texts.guestLast);
  await submit(gwen);
}

/** A colleague as a member. */
async function writes(page: Page, text: string): Promise<void> {
  await startTodo(page, 'about Sue Aalto', cycle.name);
  await proseField(page, new RegExp(keep, 'u')).fill(text);
  await answerScales(page);
  await submit(page);
}

/** Another colleague: declines with a reason that the reviewee does not read. */
async function declines(cole: Page): Promise<void> {
  await startTodo(cole, 'about Sue Aalto', cycle.name);
  await cole.getByRole('button', { name: 'Decline…' }).click();
  await cole.getByRole('dialog').getByLabel('Why').fill(texts.coleDeclines);
  await accessible(cole);
  await cole.getByRole('dialog').getByRole('button', { name: 'Decline', exact: true }).click();
  await expect(cole.getByText('You declined to write this.')).toBeVisible();
}

/** The colleague who had declined thinks better of it, and begins. */
async function undoes(cole: Page): Promise<void> {
  await cole.getByRole('button', { name: 'Undo, I will write' }).click();
  await expect(proseField(cole, new RegExp(keep, 'u'))).toBeVisible();
}

/** The same colleague hands in after the release, having looked that it opens at once. */
async function writesLate(cole: Page): Promise<void> {
  await proseField(cole, new RegExp(keep, 'u')).fill(texts.cole);
  await answerScales(cole);
  await cole.getByRole('button', { name: 'Look over and submit' }).click();
  await cole.getByRole('button', { name: 'I have looked' }).click();
  await cole.getByRole('button', { name: 'Submit', exact: true }).click();
  await expect(cole.getByText(/^Released to Sue\./u)).toBeVisible();
}

/** The line manager: looks, and releases although somebody is still writing. */
async function releases(max: Page): Promise<void> {
  await max.getByRole('link', { name: 'Look at it and release' }).click();
  await expect(max.getByRole('heading', { level: 2, name: 'What Sue will read' })).toBeVisible();
  await accessible(max);
  await max.getByRole('button', { name: 'Release…' }).click();
  await max.getByRole('dialog').getByRole('button', { name: 'Release to Sue' }).click();
  await expect(max.getByText(/^Released on /u)).toBeVisible();
}

/** The reviewee: reads by question, never a name; what comes after the release is added. */
async function reads(sue: Page): Promise<void> {
  await startTodo(sue, 'Read the feedback about you', cycle.name);
  await expect(
    sue.getByRole('heading', { level: 1, name: 'What others wrote about your work' }),
  ).toBeVisible();
  await expect(answersTo(sue, keep)).toContainText(texts.guestLast);
  await expect(answersTo(sue, keep)).toContainText(texts.rae);
  await expect(sue.getByText('2 people wrote.')).toBeVisible();
  const page = sue.getByRole('main');
  for (const name of ['Rae', guest.name, 'Cole']) await expect(page).not.toContainText(name);
  await accessible(sue);
  await fits(sue, 390);
}

/** An administrator: sees the guest, and locks the account. */
async function locks(ada: Page): Promise<void> {
  await ada.getByRole('link', { name: 'Directory' }).click();
  await ada.getByRole('link', { name: 'Administer users' }).click();
  await ada.getByRole('tab', { name: /^Guests/u }).click();
  await ada.getByRole('button', { name: `What you can do with ${guest.name}` }).click();
  await ada.getByRole('menuitem', { name: 'Lock…' }).click();
  await accessible(ada);
  await ada
    .getByRole('dialog')
    .getByRole('button', { name: `Lock ${guest.name}` })
    .click();
  await expect(ada.getByRole('row').filter({ hasText: guest.name })).toContainText('Locked');
}

test('a confidential 360 with a guest, from its first draft to a late answer', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
}) => {
  test.setTimeout(300_000);
  const sue = await signedIn('sue@aldersund.example');
  const hana = await signedIn('hana@aldersund.example');
  const sueAtHome = await sameDocument(sue);

  await prepares(hana);
  await expect(todo(sue, cycle.name)).toContainText('Choose who gives you feedback');
  await expect(todo(sue, cycle.name)).toContainText('Until you do, nobody is asked.');
  await announces(hana);
  await expect(sue.getByText(`“${cycle.name}” has begun. Choose who gives you feedback.`)).toBeVisible();
  await sueAtHome();
  expect((await mailServer.next('sue@aldersund.example')).subject).toBe('Choose who writes about you');

  const max = await signedIn('max@aldersund.example');
  const maxAtHome = await sameDocument(max);
  await nominates(sue);
  await expect(todo(max, "Approve Sue Aalto's reviewers")).toBeVisible();
  await maxAtHome();

  const rae = await signedIn('rae@aldersund.example');
  const raeAtHome = await sameDocument(rae);
  await decides(max);
  await expect(todo(rae, 'about Sue Aalto', cycle.name)).toBeVisible();
  await raeAtHome();
  await expect(reviewerRow(sue, 'Otto Weiss')).toContainText('You have hardly worked together this year.');

  const invitation = await mailServer.next(guest.email);
  expect(invitation.text).toContain('Sue Aalto');
  expect(mailServer.mails.filter((mail) => mail.to === 'otto@aldersund.example')).toEqual([]);
  const first = await openBrowser('gwen', phone);
  await accept(first, linkTo(invitation, sightline.url, '/accept'), guest.email, guest.password);
  await begins(first);
  await first.context().close();
  const gwen = await openBrowser('gwen', phone);
  await gwen.goto('/login');
  await logIn(gwen, guest.email, guest.password);
  await goesOn(gwen);

  const cole = await signedIn('cole@aldersund.example');
  await goHome(sue);
  await declines(cole);
  await expect(todo(sue, 'Choose somebody else', cycle.name)).toBeVisible();
  await expect(reviewerRow(max, 'Cole Byrne')).toContainText(texts.coleDeclines);
  await goHome(max);
  await writes(rae, texts.rae);
  await expect(todo(max, 'Release the feedback to Sue Aalto')).toBeVisible();
  await maxAtHome();
  await max.goBack();
  await undoes(cole);
  await expect(reviewerRow(max, 'Cole Byrne')).toContainText('Asked');
  await releases(max);
  await expect(todo(sue, 'Read the feedback about you', cycle.name)).toBeVisible();
  await sueAtHome();
  await reads(sue);

  await writesLate(cole);
  await expect(answersTo(sue, keep)).toContainText(texts.cole);
  await expect(sue.getByText('3 people wrote.')).toBeVisible();
  await sueAtHome();

  await locks(await signedIn('ada@aldersund.example'));
  await expect(gwen.getByRole('heading', { level: 1, name: 'You are signed out' })).toBeVisible({
    timeout: 1_000,
  });
});
