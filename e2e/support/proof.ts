// The server asks for a fresh proof after ten minutes (Go tests show it); here its refusal is played once.
import type { Page } from '@playwright/test';

const refusal = { message: '', extensions: { code: 'REAUTH_REQUIRED' } };

/** Refuses the next mutation of this name for want of a fresh proof; those after it go through. */
export async function askForProofOnce(page: Page, mutation: string): Promise<void> {
  let refused = false;
  await page.route('**/graphql', async (route) => {
    if (refused || !(route.request().postData() ?? '').includes(`mutation ${mutation}`)) {
      await route.fallback();
      return;
    }
    refused = true;
    await route.fulfill({ json: { data: null, errors: [refusal] } });
  });
}
