import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useUrlToken } from '../../lib/use-url-token.ts';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { NewPassword } from './new-password.tsx';

/** Sets a new password with the token of a mailed link; all sessions of the person end with it. */
export function ResetPage() {
  const { t } = useLingui();
  const token = useUrlToken();
  return (
    <DoorFrame
      title={t`Set a new password`}
      intro={<Trans>Afterwards you log in with it; you are logged out everywhere else.</Trans>}
    >
      {token === '' ? (
        <p>
          <Trans>
            This link is not complete. <Link to="/forgot">Ask for a new one</Link>.
          </Trans>
        </p>
      ) : (
        <NewPassword key={token} path="/auth/reset" token={token} email="" />
      )}
    </DoorFrame>
  );
}
