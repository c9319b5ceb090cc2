import { Button, Popover } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Face } from '../../ui/face.tsx';
import { KeySwitch } from '../finder/key-switch.tsx';
import { DeviceSettings } from './device-settings.tsx';
import classes from './shell.module.css';
import { signOut } from './sign-out.ts';

/** Who is logged in, with language, light or dark, and the way out. */
export function AccountContent() {
  const viewer = useViewer();
  const locale = useLocale();
  return (
    <div className={classes.accountContent}>
      <p className="small quiet">{viewer.email}</p>
      <DeviceSettings />
      <KeySwitch />
      <Button onClick={() => void signOut(locale)}>
        <Trans>Log out</Trans>
      </Button>
    </div>
  );
}

/** The account at the foot of the left column. */
export function Account() {
  const viewer = useViewer();
  return (
    <Popover position="top-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes.account}>
          <Face name={viewer.name} kind={viewer.guest ? 'GUEST' : 'PERSON'} />
          <span>{viewer.name}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <AccountContent />
      </Popover.Dropdown>
    </Popover>
  );
}
