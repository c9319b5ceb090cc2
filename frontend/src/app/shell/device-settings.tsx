import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Locale } from '../../lib/format.ts';
import { chooseLocale } from '../../lib/i18n.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useSetLanguage } from '../set-language.ts';
import classes from './shell.module.css';

/** Language (also of the mails one gets) and light or dark (of this device). */
export function DeviceSettings() {
  const { t } = useLingui();
  const locale = useLocale();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const setLanguage = useSetLanguage();
  const choose = async (next: Locale) => {
    await chooseLocale(next);
    await setLanguage(next);
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
          onChange={(value) => void choose(value === 'de' ? 'de' : 'en')}
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
