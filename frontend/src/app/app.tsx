import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { MantineProvider, localStorageColorSchemeManager } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { type Services, ServicesProvider } from '../lib/services.tsx';
import { resolveVariables, theme } from '../ui/theme.ts';
import { ToastPlace } from '../ui/toast.tsx';
import { ProofPlace } from './proof/proof-place.tsx';
import type { createAppRouter } from './router.tsx';

interface AppProps {
  services: Services;
  router: ReturnType<typeof createAppRouter>;
  /** The nonce that lets style elements pass the CSP. */
  nonce: string;
}

const colourScheme = localStorageColorSchemeManager({ key: 'sightline.colour-scheme' });

/** Everything around the pages: words, look, services, router. */
export function App({ services, router, nonce }: AppProps) {
  return (
    <I18nProvider i18n={i18n}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={resolveVariables}
        colorSchemeManager={colourScheme}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <ServicesProvider services={services}>
          <ToastPlace>
            <RouterProvider router={router} />
            <ProofPlace />
          </ToastPlace>
        </ServicesProvider>
      </MantineProvider>
    </I18nProvider>
  );
}
