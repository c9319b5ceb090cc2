import { accessible, fits } from '../support/access.ts';
import { phone, test } from '../support/journey.ts';
import { appPages } from '../support/pages.ts';

test.use({ withMail: false });

for (const { name, who, open, prints, phone: onPhone } of appPages) {
  test(`${name}: no axe violation in light and dark, nothing wider than 320 px`, async ({
    signedIn,
    openBrowser,
    complaints,
  }) => {
    if (prints) complaints.expect(prints);
    const size = onPhone ? phone : {};
    const page = who === null ? await openBrowser('nobody', size) : await signedIn(who, size);
    await open(page);
    await accessible(page);
    await fits(page, 320);
  });
}
