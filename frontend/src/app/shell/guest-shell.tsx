import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { Link, Outlet } from '@tanstack/react-router';
import { useConnection } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { ViewerProvider } from '../../lib/viewer-context.tsx';
import { OfflineLine } from '../../ui/offline-line.tsx';
import { Brand } from './brand.tsx';
import { DeviceSettings } from './device-settings.tsx';
import classes from './shell.module.css';
import { SignedOut } from './signed-out.tsx';
import { signOut } from './sign-out.ts';
import { useShell } from './use-shell.ts';

/** What somebody reaches who came in with a password; a mailed code opens shared work alone. */
function AccountLinks() {
  return (
    <>
      <p className={classes.footLink}>
        <Link to="/guest/passport" className="small">
          <Trans>Your passport: everything about you here</Trans>
        </Link>
      </p>
      <p className={classes.footLink}>
        <Link to="/guest/security" className="small">
          <Trans>Security: password and log-ins</Trans>
        </Link>
      </p>
    </>
  );
}

/** The guest's app around a page: one column, the mark, the way out, and no navigation. */
export function GuestShell() {
  const { viewer, signedOut } = useShell('/guest');
  const connection = useConnection();
  const locale = useLocale();
  return (
    <ViewerProvider viewer={viewer}>
      <a className={classes.skip} href="#main">
        <Trans>Skip to the page</Trans>
      </a>
      <div className={classes.solo}>
        <header className={classes.soloHead}>
          <Brand />
          <Button variant="subtle" onClick={() => void signOut(locale)}>
            <Trans>Log out</Trans>
          </Button>
        </header>
        <main id="main" tabIndex={-1}>
          <OfflineLine state={connection} />
          {signedOut ? <SignedOut /> : <Outlet />}
        </main>
        <footer className={classes.soloFoot}>
          <DeviceSettings />
          {viewer.can.has('OPEN_PASSPORT') && <AccountLinks />}
        </footer>
      </div>
    </ViewerProvider>
  );
}
