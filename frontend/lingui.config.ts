import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** English is written in the source; German is a complete catalogue (scripts/check-messages.mjs holds it to that). */
export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'de'],
  catalogs: [
    {
      path: '<rootDir>/src/locales/{locale}',
      include: ['src'],
      exclude: ['src/gql/**', '**/*.test.*', 'src/testing/**'],
    },
  ],
  format: formatter({ lineNumbers: false, origins: true }),
});
