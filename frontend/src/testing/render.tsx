import { setupI18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider } from '@mantine/core';
import { render as mount } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { Locale } from '../lib/format.ts';
import { messages as de } from '../locales/de.po';
import { messages as en } from '../locales/en.po';
import { theme } from '../ui/theme.ts';

/** Mounts a component as the app would, in the wanted language, without a server. */
export function render(element: ReactElement, locale: Locale = 'en') {
  const i18n = setupI18n({ locale, messages: { en, de } });
  const around = (content: ReactElement) => (
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} env="test" withCssVariables={false} withGlobalClasses={false}>
        {content}
      </MantineProvider>
    </I18nProvider>
  );
  const mounted = mount(around(element));
  return { ...mounted, rerender: (next: ReactElement) => mounted.rerender(around(next)) };
}
