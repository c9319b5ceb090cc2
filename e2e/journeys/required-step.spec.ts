import { accessible, fits } from '../support/access.ts';
import { answerOf, ask } from '../support/api.ts';
import { Authenticator } from '../support/authenticator.ts';
import { expect, phone, test } from '../support/journey.ts';
import { samplePassword } from '../support/sightline.ts';

test.use({ withMail: false });

test('a second step is required of every member, and who has none sets one up before anything else', async ({
  signedIn,
  openBrowser,
  complaints,
}) => {
  complaints.expect(/(401|4401|4403|403|WebSocket)/u);
  const sue = await signedIn('sue@aldersund.example');
  await ask(sue.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { __typename } } }');
  const ada = await signedIn('ada@aldersund.example');
  await ada.goto('/settings/logging-in');
  await expect(ada.getByText('Each member decides for themselves')).toBeVisible();
  await accessible(ada);
  await fits(ada, 390);

  // Whoever requires it has one first.
  await ada.getByRole('link', { name: 'set a second step up for yourself' }).click();
  await ada.getByRole('button', { name: 'Set up an app…' }).click();
  const hers = new Authenticator(await ada.getByRole('dialog').locator('code').innerText());
  await ada.getByLabel('Code of your app, digit 1 of 6').click();
  await ada.keyboard.type(hers.next());
  await ada.getByRole('button', { name: 'I have kept them' }).click();
  await ada.goto('/settings/logging-in');
  await ada.getByRole('button', { name: 'Require it of every member…' }).click();
  await expect(ada.getByRole('dialog').getByText(/members have no second step/u)).toBeVisible();
  await accessible(ada);
  await fits(ada, 390);
  await ada.getByRole('dialog').getByRole('button', { name: 'Require it' }).click();
  await expect(ada.getByText('Every member has to have one')).toBeVisible();
  await ada.goto('/security');
  await expect(ada.getByText('Every member has to have one.', { exact: false })).toBeVisible();
  await expect(ada.getByRole('button', { name: 'New recovery codes' })).toBeVisible();
  await expect(ada.getByRole('button', { name: 'Turn off…' })).toHaveCount(0);

  // Sue's open session leads to the one page that there is for her, and nothing is served to it.
  await sue.goto('/reviews');
  await expect(sue).toHaveURL(/\/set-up\?next=%2Freviews$/u);
  const { errors } = await answerOf(sue.context(), '{ settings { companyName } }');
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);

  // In another browser she logs in, on her phone and in her language.
  const onPhone = await openBrowser('sue on the phone', { ...phone, locale: 'de-DE' });
  await onPhone.goto('/login?next=/reviews');
  await onPhone.getByLabel('E-Mail-Adresse').fill('sue@aldersund.example');
  await onPhone.getByLabel('Passwort', { exact: true }).fill(samplePassword);
  await onPhone.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(onPhone.getByRole('heading', { level: 1, name: 'Noch ein Schritt' })).toBeVisible();
  await accessible(onPhone);
  await fits(onPhone, 390);
  await onPhone.getByRole('button', { name: 'App einrichten…' }).click();
  const app = new Authenticator(await onPhone.getByRole('dialog').locator('code').innerText());
  await onPhone.getByLabel('Code deiner App, Ziffer 1 von 6').click();
  await onPhone.keyboard.type(app.next());
  await onPhone.getByRole('button', { name: 'Ich habe sie aufbewahrt' }).click();
  await expect(onPhone).toHaveURL(/\/reviews$/u);
  await expect(onPhone.getByRole('heading', { level: 1 })).toBeVisible();

  // Guests go on with the password.
  const gia = await signedIn('gia@partner.example');
  await expect(gia).toHaveURL(/\/guest$/u);
});
