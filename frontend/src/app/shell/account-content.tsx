import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { KeySwitch } from '../finder/key-switch.tsx';
import { DeviceSettings } from './device-settings.tsx';
import classes from './shell.module.css';
import { signOut } from './sign-out.ts';

/** Who is logged in, with language, light or dark, and the way out. */
export function AccountContent({ children }: { children?: ReactNode }) {
  const viewer = useViewer();
  const locale = useLocale();
  return (
    <div className={classes.accountContent}>
      <p className="small quiet">{viewer.email}</p>
      {children}
      <DeviceSettings />
      <KeySwitch />
      <Button onClick={() => void signOut(locale)}>
        <Trans>Log out</Trans>
      </Button>
    </div>
  );
}
