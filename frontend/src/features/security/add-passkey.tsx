import { Trans, useLingui } from '@lingui/react/macro';
import { NameDialog } from './name-dialog.tsx';
import { useDeviceWords } from './use-device-words.ts';
import { useNewPasskey } from './use-new-passkey.ts';

interface AddPasskeyProps {
  /** Called with the recovery codes where they are the first. */
  onAdded: (codes: readonly string[] | null) => void;
  onClose: () => void;
}

/** Asks what to call the new passkey, and then the browser makes it. */
export function AddPasskey({ onAdded, onClose }: AddPasskeyProps) {
  const { t } = useLingui();
  const { add, busy, failures } = useNewPasskey(onAdded);
  const here = useDeviceWords()(window.navigator.userAgent);
  return (
    <NameDialog
      title={t`Add a passkey`}
      first={here}
      confirm={t`Make the passkey`}
      busy={busy}
      failures={failures}
      onName={(name) => void add(name)}
      onClose={onClose}
    >
      <p className="small quiet">
        <Trans>
          Your browser asks next where to keep it: on this device, in a password manager or on a security key.
          You are then logged out in every other browser.
        </Trans>
      </p>
    </NameDialog>
  );
}
