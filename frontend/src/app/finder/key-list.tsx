import { Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useViewer } from '../../lib/viewer-context.tsx';
import { places } from '../shell/places.ts';
import classes from './finder.module.css';
import { KeySwitch } from './key-switch.tsx';

function Key({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <div className={classes.key}>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Which keys there are; opened by the question mark. */
export function KeyList({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const viewer = useViewer();
  const reachable = places.filter(({ key, open }) => key !== undefined && open(viewer));
  return (
    <Modal opened onClose={onClose} title={t`Keys`} closeButtonProps={{ 'aria-label': t`Close` }}>
      <dl className={classes.keys}>
        <Key keys={['⌘K', t`Ctrl K`]}>
          <Trans>Find or do</Trans>
        </Key>
        {reachable.map(({ key = '', label, path }) => (
          <Key key={path} keys={['g', key]}>
            {i18n._(label)}
          </Key>
        ))}
        <Key keys={['/']}>
          <Trans>Search on this page</Trans>
        </Key>
        <Key keys={['j', 'k']}>
          <Trans>Next and previous person in the directory</Trans>
        </Key>
        <Key keys={['?']}>
          <Trans>This list</Trans>
        </Key>
        <Key keys={['Esc']}>
          <Trans>Close what is open</Trans>
        </Key>
      </dl>
      <p className="small quiet">
        <Trans>Single keys do nothing while you write in a field.</Trans>
      </p>
      <KeySwitch />
    </Modal>
  );
}
