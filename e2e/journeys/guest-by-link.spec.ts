// A guest comes in by a share link and a mailed code: what they reach, and what the link gives to anybody else.
import { accessible } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { linkTo } from '../support/guest.ts';
import { expect, phone, test } from '../support/journey.ts';
import { codeIn, comeIn, makeWork, shareByLink } from '../support/work.ts';

const gus = 'gus.keller@bakery.example';

test('a guest opens the link on a phone, types the code, and sees what is shared until it is taken back', async ({
  signedIn,
  openBrowser,
  complaints,
  mailServer,
  sightline,
}) => {
  complaints.expect(/Gus.*(409|422)/u);
  const cole = await signedIn('cole@aldersund.example');
  const id = await makeWork(cole.context(), 'Loaf label');
  const linkId = await shareByLink(cole.context(), id, [gus]);
  const invitation = await mailServer.next(gus);
  expect(invitation.text).toContain('Is the word too large?');
  expect(`${invitation.subject} ${invitation.text}`).not.toContain('Loaf label');
  const link = linkTo(invitation, sightline.url, '/shared');

  // The link opens nothing but the question for an address, and its secret leaves the address bar.
  const page = await openBrowser('Gus', phone);
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'Something is shared with you' })).toBeVisible();
  await expect(page).toHaveURL(`${sightline.url}/shared`);
  await expect(page.getByText('Loaf label')).toHaveCount(0);
  await accessible(page);
  await page.getByLabel('E-mail address').fill('nonsense');
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByText('This is no e-mail address.')).toBeVisible();
  await page.getByLabel('E-mail address').fill(gus);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Type the code' })).toBeVisible();
  await expect(page.getByText(/Another code in \d+ s/u)).toBeVisible();
  await accessible(page);

  // The phone loads the page anew while Gus reads the mail: he goes on where he was.
  const code = codeIn(await mailServer.next(gus));
  await page.reload();
  const first = page.getByLabel('Code from the mail, digit 1 of 6');
  await first.pressSequentially(code === '000000' ? '000001' : '000000');
  await expect(page.getByText('This code is wrong. Tries left: 4.')).toBeVisible();
  await first.pressSequentially(code);
  await expect(page.getByRole('heading', { level: 1, name: 'Loaf label' })).toBeVisible();
  await expect(page.getByText('Look at the front first.')).toBeVisible();
  await accessible(page);

  // He reaches that, and nothing that asks for a password.
  await page.getByRole('link', { name: 'Everything for you here' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Work is shared with you' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Loaf label' })).toBeVisible();
  await expect(page.getByRole('link', { name: /passport|Security/u })).toHaveCount(0);
  await accessible(page);
  await page.getByRole('link', { name: 'Loaf label' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Loaf label' })).toBeVisible();

  // Taken back while he looks at it: nothing of it stays.
  await ask(cole.context(), 'mutation($id: ID!) { revokeShareLink(input: { linkId: $id }) { revokedLinkId } }', {
    id: linkId,
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Nothing to see here' })).toBeVisible();
  await expect(page.getByText('Loaf label')).toHaveCount(0);
  const late = await openBrowser('Gus again');
  await late.goto(link);
  await late.getByLabel('E-mail address').fill(gus);
  await late.getByRole('button', { name: 'Send me a code' }).click();
  await expect(late.getByText('This link opens nothing any more.')).toBeVisible();
});

test('a forwarded link gives nothing, and a code nothing in another browser', async ({
  signedIn,
  openBrowser,
  complaints,
  mailServer,
  sightline,
}) => {
  complaints.expect(/stranger.*422/u);
  const cole = await signedIn('cole@aldersund.example');
  const id = await makeWork(cole.context(), 'Loaf label');
  await shareByLink(cole.context(), id, [gus]);
  const link = linkTo(await mailServer.next(gus), sightline.url, '/shared');

  // A stranger reads the same words as Gus, and no mail is sent.
  const stranger = await openBrowser('A stranger');
  await stranger.goto(link);
  await stranger.getByLabel('E-mail address').fill('stranger@elsewhere.example');
  await stranger.getByRole('button', { name: 'Send me a code' }).click();
  await expect(stranger.getByText('If something is shared with stranger@elsewhere.example')).toBeVisible();

  const page = await openBrowser('Gus');
  await page.goto(link);
  await page.getByLabel('E-mail address').fill(gus);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  const code = codeIn(await mailServer.next(gus));
  expect(mailServer.mails.filter((mail) => mail.to.startsWith('stranger'))).toEqual([]);

  // With Gus's code the stranger's browser opens nothing; Gus's own does.
  await stranger.getByLabel('Code from the mail, digit 1 of 6').pressSequentially(code);
  await expect(stranger.getByText('This code is wrong.')).toBeVisible();
  await page.getByLabel('Code from the mail, digit 1 of 6').pressSequentially(code);
  await expect(page.getByRole('heading', { level: 1, name: 'Loaf label' })).toBeVisible();
});

test('the door in German, with the keyboard alone', async ({ signedIn, openBrowser, mailServer, sightline }) => {
  const cole = await signedIn('cole@aldersund.example');
  const id = await makeWork(cole.context(), 'Loaf label');
  await shareByLink(cole.context(), id, [gus]);
  const link = linkTo(await mailServer.next(gus), sightline.url, '/shared');
  const page = await openBrowser('Gus', { ...phone, locale: 'de-DE', colorScheme: 'dark' });
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'Etwas ist mit dir geteilt' })).toBeVisible();
  await accessible(page);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('E-Mail-Adresse')).toBeFocused();
  await page.keyboard.type(gus);
  await page.keyboard.press('Enter');
  const code = codeIn(await mailServer.next(gus));
  await expect(page.getByLabel('Code aus der E-Mail, Ziffer 1 von 6')).toBeFocused();
  await page.keyboard.type(code);
  await expect(page.getByRole('heading', { level: 1, name: 'Loaf label' })).toBeVisible();
  await accessible(page);
});

test('whoever came in keeps that browser, and logs out of it', async ({
  signedIn,
  openBrowser,
  mailServer,
  sightline,
}) => {
  const cole = await signedIn('cole@aldersund.example');
  const id = await makeWork(cole.context(), 'Loaf label');
  await shareByLink(cole.context(), id, [gus]);
  const link = linkTo(await mailServer.next(gus), sightline.url, '/shared');
  const page = await openBrowser('Gus');
  await comeIn(page, link, gus, mailServer);
  await page.goto('/guest');
  await expect(page.getByRole('link', { name: 'Loaf label' })).toBeVisible();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Log in' })).toBeVisible();
});
