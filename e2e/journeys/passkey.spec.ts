import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { Authenticator } from '../support/authenticator.ts';
import { expect, logIn, phone, test } from '../support/journey.ts';
import { PasskeyKeeper } from '../support/passkeys.ts';
import { askForProofOnce } from '../support/proof.ts';
import { samplePassword } from '../support/sightline.ts';

test.use({ withMail: false, host: 'localhost' });

const sue = 'sue@aldersund.example';

/** What the buttons and fields are called in each language. */
const languages = {
  'en-GB': {
    locale: 'EN',
    address: 'E-mail address',
    password: 'Password',
    logIn: 'Log in',
    logOut: 'Log out',
    withPasskey: 'Log in with a passkey',
    notUsed: 'No passkey was used. Try again, or take another way.',
    notKnown: /^This passkey is not known here/u,
    secondStep: 'Second step',
    usePasskey: 'Use a passkey',
    add: 'Add a passkey…',
    addDialog: 'Add a passkey',
    name: 'Name',
    here: 'Chrome on Linux',
    nameless: 'Give it a name.',
    make: 'Make the passkey',
    notMade: /^No passkey was made\./u,
    away: /^The server does not answer\./u,
    known: 'Whatever should keep it has a passkey of yours already.',
    leave: 'Leave it',
    keep: 'Keep your recovery codes',
    kept: 'I have kept them',
    left: '10 recovery codes are left',
    neverUsed: /never used/u,
    used: /last used: \d/u,
    proof: 'Confirm it is you',
    confirm: 'Confirm',
    rename: (name: string) => `Rename ${name}…`,
    save: 'Save',
    remove: (name: string) => `Remove ${name}…`,
    removeDialog: (name: string) => `Remove the passkey ${name}?`,
    removing: 'Your password is then enough to log in.',
    removeConfirm: 'Remove it',
    signedOut: 'You are signed out',
  },
  'de-DE': {
    locale: 'DE',
    address: 'E-Mail-Adresse',
    password: 'Passwort',
    logIn: 'Anmelden',
    logOut: 'Abmelden',
    withPasskey: 'Mit einem Passkey anmelden',
    notUsed: 'Es wurde kein Passkey verwendet. Versuche es noch einmal, oder nimm einen anderen Weg.',
    notKnown: /^Dieser Passkey ist hier nicht bekannt/u,
    secondStep: 'Zweiter Schritt',
    usePasskey: 'Passkey verwenden',
    add: 'Passkey hinzufügen…',
    addDialog: 'Passkey hinzufügen',
    name: 'Name',
    here: 'Chrome auf Linux',
    nameless: 'Gib ihm einen Namen.',
    make: 'Passkey erzeugen',
    notMade: /^Es wurde kein Passkey erzeugt\./u,
    away: /^Der Server antwortet nicht\./u,
    known: 'Wo er aufbewahrt werden soll, ist schon ein Passkey von dir.',
    leave: 'Lass es',
    keep: 'Bewahre deine Ersatzcodes auf',
    kept: 'Ich habe sie aufbewahrt',
    left: 'Noch 10 Ersatzcodes',
    neverUsed: /nie benutzt/u,
    used: /zuletzt benutzt: \d/u,
    proof: 'Bestätige, dass du es bist',
    confirm: 'Bestätigen',
    rename: (name: string) => `${name} umbenennen…`,
    save: 'Speichern',
    remove: (name: string) => `${name} entfernen…`,
    removeDialog: (name: string) => `Den Passkey ${name} entfernen?`,
    removing: 'Zur Anmeldung reicht dann dein Passwort.',
    removeConfirm: 'Entfernen',
    signedOut: 'Du bist abgemeldet',
  },
} as const;

type Words = (typeof languages)[keyof typeof languages];

/** Every look that a page has to pass. */
async function looked(page: Page): Promise<void> {
  await accessible(page);
  await fits(page, 390);
}

async function givePassword(page: Page, words: Words): Promise<void> {
  await page.getByLabel(words.address).fill(sue);
  await page.getByLabel(words.password, { exact: true }).fill(samplePassword);
  await page.getByRole('button', { name: words.logIn, exact: true }).click();
}

async function logOut(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: 'Sue Aalto' }).click();
  await page.getByRole('button', { name: words.logOut, exact: true }).click();
  await expect(page).toHaveURL(/\/login/u);
}

/** The network is away for the next mutation of this name. */
async function loseOnce(page: Page, mutation: string): Promise<void> {
  let lost = false;
  await page.route('**/graphql', async (route) => {
    const loses = !lost && (route.request().postData() ?? '').includes(`mutation ${mutation}`);
    lost ||= loses;
    await (loses ? route.abort() : route.fallback());
  });
}

/** Adds the first passkey, after a proof. Neither a question that was closed nor a server that is away loses anything. */
async function addFirst(page: Page, keeper: PasskeyKeeper, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.add }).click();
  const dialog = page.getByRole('dialog', { name: words.addDialog });
  const field = dialog.getByLabel(words.name);
  await expect(field).toHaveValue(words.here);
  await field.fill('  ');
  await dialog.getByRole('button', { name: words.make }).click();
  await expect(dialog.getByText(words.nameless)).toBeVisible();
  await field.fill('Laptop of the studio');
  await keeper.agrees(false);
  await askForProofOnce(page, 'StartPasskey');
  await dialog.getByRole('button', { name: words.make }).click();
  const proof = page.getByRole('dialog', { name: words.proof });
  await expect(proof.getByRole('button', { name: words.usePasskey })).toHaveCount(0);
  await proof.getByLabel(words.password, { exact: true }).fill(samplePassword);
  await proof.getByRole('button', { name: words.confirm }).click();
  await expect(dialog.getByText(words.notMade)).toBeVisible();
  await expect(field).toHaveValue('Laptop of the studio');
  expect(await keeper.count()).toBe(0);
  await looked(page);
  await keeper.agrees(true);
  await loseOnce(page, 'ConfirmPasskey');
  await dialog.getByRole('button', { name: words.make }).click();
  await expect(dialog.getByText(words.away)).toBeVisible();
  await dialog.getByRole('button', { name: words.make }).click();
  const codes = page.getByRole('dialog', { name: words.keep });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  await looked(page);
  await codes.getByRole('button', { name: words.kept }).click();
  expect(await keeper.count(), 'what was made is sent again').toBe(1);
}

/** Says to a device that has one that it has one. */
async function addTwice(page: Page, words: Words): Promise<void> {
  await page.getByRole('button', { name: words.add }).click();
  const dialog = page.getByRole('dialog', { name: words.addDialog });
  await dialog.getByRole('button', { name: words.make }).click();
  await expect(dialog.getByText(words.known)).toBeVisible();
  await dialog.getByRole('button', { name: words.leave }).click();
}

for (const [locale, words] of Object.entries(languages)) {
  test(`a passkey is added, logs in alone, stands in for the second step, proves, and is removed (${locale})`, async ({
    openBrowser,
    complaints,
  }) => {
    complaints.expect(/422 \(Unprocessable|ERR_FAILED/u);
    complaints.expect(/sue elsewhere.*(401|4401|4403|403|WebSocket)/u);
    const here = await openBrowser('sue', { locale });
    const keeper = await PasskeyKeeper.of(here);
    await here.goto('/login');
    await givePassword(here, words);
    await expect(here).toHaveURL(/\/home$/u);
    await ask(
      here.context(),
      `mutation { setLanguage(input: { locale: ${words.locale} }) { errors { __typename } } }`,
    );
    const there = await openBrowser('sue elsewhere', { locale });
    await there.goto('/login');
    await givePassword(there, words);
    await expect(there).toHaveURL(/\/home$/u);

    await here.goto('/security');
    await looked(here);
    await addFirst(here, keeper, words);
    const row = here.getByRole('listitem').filter({ hasText: 'Laptop of the studio' });
    await expect(row.getByText(words.neverUsed)).toBeVisible();
    await expect(here.getByText(words.left)).toBeVisible();
    await looked(here);
    await expect(there.getByRole('heading', { name: words.signedOut })).toBeVisible({ timeout: 2_000 });
    await addTwice(here, words);

    // Alone in place of address and password; a question that was closed loses nothing.
    await logOut(here, words);
    await here.goto('/login?next=/reviews');
    await here.getByLabel(words.address).fill('somebody@aldersund.example');
    await keeper.agrees(false);
    await here.getByRole('button', { name: words.withPasskey }).click();
    await expect(here.getByText(words.notUsed)).toBeVisible();
    await expect(here.getByLabel(words.address)).toHaveValue('somebody@aldersund.example');
    await looked(here);
    await keeper.agrees(true);
    await here.getByRole('button', { name: words.withPasskey }).click();
    await expect(here).toHaveURL(/\d\/reviews$/u);
    await here.goto('/security');
    await expect(row.getByText(words.used)).toBeVisible();

    // After the password, as the second step.
    await logOut(here, words);
    await givePassword(here, words);
    await expect(here.getByRole('heading', { level: 1, name: words.secondStep })).toBeVisible();
    await keeper.agrees(false);
    await here.getByRole('button', { name: words.usePasskey }).click();
    await expect(here.getByText(words.notUsed)).toBeVisible();
    await looked(here);
    await keeper.agrees(true);
    await here.getByRole('button', { name: words.usePasskey }).click();
    await expect(here).toHaveURL(/\/home$/u);

    await here.goto('/security');
    await row.getByRole('button', { name: words.rename('Laptop of the studio') }).click();
    await here.getByRole('dialog').getByLabel(words.name).fill('Old laptop');
    await looked(here);
    await here.getByRole('dialog').getByRole('button', { name: words.save }).click();
    await expect(here.getByRole('dialog')).toBeHidden();

    // It proves as well as the password does, and then the password is enough again.
    await askForProofOnce(here, 'RemovePasskey');
    await here.getByRole('button', { name: words.remove('Old laptop') }).click();
    const question = here.getByRole('dialog', { name: words.removeDialog('Old laptop') });
    await expect(question.getByText(words.removing)).toBeVisible();
    await looked(here);
    await question.getByRole('button', { name: words.removeConfirm }).click();
    const proof = here.getByRole('dialog', { name: words.proof });
    await expect(proof.getByRole('button', { name: words.usePasskey })).toBeVisible();
    await looked(here);
    await proof.getByRole('button', { name: words.usePasskey }).click();
    await expect(here.getByText('Old laptop')).toHaveCount(0);
    await expect(here.getByText(words.left)).toHaveCount(0);
    await logOut(here, words);
    await here.getByRole('button', { name: words.withPasskey }).click();
    await expect(here.getByText(words.notKnown)).toBeVisible();
    await givePassword(here, words);
    await expect(here).toHaveURL(/\/home$/u);
  });
}

test('where a second step is required a passkey is one, and the last way of it stays', async ({
  openBrowser,
  signedIn,
  complaints,
}) => {
  complaints.expect(/sue.*401 \(Unauthorized\)/u);
  const ada = await signedIn('ada@aldersund.example');
  await PasskeyKeeper.of(ada);
  await ada.goto('/security');
  await ada.getByRole('button', { name: 'Add a passkey…' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Make the passkey' }).click();
  await ada.getByRole('button', { name: 'I have kept them' }).click();
  await ada.goto('/settings/logging-in');
  await ada.getByRole('button', { name: 'Require it of every member…' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Require it' }).click();
  await expect(ada.getByText('Every member has to have one')).toBeVisible();

  const onPhone = await openBrowser('sue on the phone', phone);
  await PasskeyKeeper.of(onPhone);
  await onPhone.goto('/login?next=/security');
  await logIn(onPhone, sue, samplePassword);
  await expect(onPhone.getByRole('heading', { level: 1, name: 'One more step' })).toBeVisible();
  await looked(onPhone);
  await onPhone.getByRole('button', { name: 'Add a passkey…' }).click();
  await onPhone.getByRole('dialog').getByRole('button', { name: 'Make the passkey' }).click();
  await onPhone.getByRole('button', { name: 'I have kept them' }).click();
  await expect(onPhone).toHaveURL(/\d\/security$/u);
  await expect(onPhone.getByRole('button', { name: 'Rename Chrome on Linux…' })).toBeVisible();
  await expect(onPhone.getByRole('button', { name: 'Remove Chrome on Linux…' })).toHaveCount(0);

  // With an app beside it either may go, and the recovery codes stay those that were kept.
  await onPhone.getByRole('button', { name: 'Set up an app…' }).click();
  const app = new Authenticator(await onPhone.getByRole('dialog').locator('code').innerText());
  await onPhone.getByLabel('Code of your app, digit 1 of 6').click();
  await onPhone.keyboard.type(app.next());
  await expect(onPhone.getByText(/^Logging in asks for a code of your app since/u)).toBeVisible();
  await expect(onPhone.getByRole('dialog')).toHaveCount(0);
  await expect(onPhone.getByText('10 recovery codes are left')).toBeVisible();
  await expect(onPhone.getByRole('button', { name: 'Remove Chrome on Linux…' })).toBeVisible();
  await looked(onPhone);
  await onPhone.getByRole('button', { name: 'Turn off…' }).click();
  const question = onPhone.getByRole('dialog', { name: 'Turn the app off?' });
  await looked(onPhone);
  await question.getByRole('button', { name: 'Turn it off' }).click();
  await expect(onPhone.getByRole('button', { name: 'Set up an app…' })).toBeVisible();
  await expect(onPhone.getByRole('button', { name: 'Remove Chrome on Linux…' })).toHaveCount(0);
  await expect(onPhone.getByText('10 recovery codes are left')).toBeVisible();
});

test.describe('at the number of a computer', () => {
  test.use({ host: '127.0.0.1' });

  test('no door offers a passkey, and the page says why there are none', async ({ openBrowser }) => {
    const page = await openBrowser('sue');
    await page.goto('/login');
    await expect(page.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Log in with a passkey' })).toHaveCount(0);
    await logIn(page, sue, samplePassword);
    await expect(page).toHaveURL(/\/home$/u);
    await page.goto('/security');
    await expect(page.getByText(/^They do not work here/u)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add a passkey…' })).toHaveCount(0);
    await looked(page);
  });
});
