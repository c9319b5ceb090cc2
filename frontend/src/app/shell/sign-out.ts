import { forgetLocale } from '../../lib/i18n.ts';
import { postJson } from '../../lib/rest.ts';

/** Ends the session and leaves by a full load, so that nothing of it stays in memory. */
export async function signOut(language: string): Promise<void> {
  await postJson('/auth/sign-out', {}, language);
  forgetLocale();
  window.location.replace('/login');
}
