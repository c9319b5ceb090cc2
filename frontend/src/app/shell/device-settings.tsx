import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import type { Locale } from '../../lib/format.ts';
import { chooseLocale } from '../../lib/i18n.ts';
import { useLocale } from '../../lib/use-locale.ts';
import classes from './shell.module.css';

const SetLanguage = graphql(`
  mutation SetLanguage($input: SetLanguageInput!) {
    setLanguage(input: $input) {
      user {
        id
        locale
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** Language (also of the mails one gets) and light or dark (of this device). */
export function DeviceSettings() {
  const { t } = useLingui();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [, setLanguage] = useMutation(SetLanguage);
  const choose = (next: Locale) => {
    void chooseLocale(next);
    void setLanguage({ input: { locale: next === 'de' ? 'DE' : 'EN' } });
  };
  return (
    <div className={classes.device}>
      <div>
        <span className={classes.deviceLabel}>
          <Trans>Language</Trans>
        </span>
        <SegmentedControl
          aria-label={t`Language`}
          fullWidth
          value={locale}
          onChange={(value) => choose(value === 'de' ? 'de' : 'en')}
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
        />
      </div>
      <div>
        <span className={classes.deviceLabel}>
          <Trans>Light or dark</Trans>
        </span>
        <SegmentedControl
          aria-label={t`Light or dark`}
          fullWidth
          value={colorScheme}
          onChange={(value) => setColorScheme(value === 'dark' || value === 'light' ? value : 'auto')}
          data={[
            { value: 'auto', label: t`As the system` },
            { value: 'light', label: t`Light` },
            { value: 'dark', label: t`Dark` },
          ]}
        />
      </div>
    </div>
  );
}
