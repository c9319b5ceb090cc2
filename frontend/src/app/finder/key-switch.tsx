import { SegmentedControl } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import classes from './key-switch.module.css';
import { singleKeysOn, switchSingleKeys } from '../../lib/single-keys.ts';

/** Switches single keys off for whoever hits them by accident, by voice or by a tremor (WCAG 2.1.4). */
export function KeySwitch() {
  const { t } = useLingui();
  const [on, setOn] = useState(singleKeysOn);
  const choose = (value: string) => {
    switchSingleKeys(value === 'on');
    setOn(value === 'on');
  };
  return (
    <div>
      <span className={classes.label}>
        <Trans>Single keys, such as g h for home</Trans>
      </span>
      <SegmentedControl
        aria-label={t`Single keys, such as g h for home`}
        fullWidth
        value={on ? 'on' : 'off'}
        onChange={choose}
        data={[
          { value: 'on', label: t`On` },
          { value: 'off', label: t`Off` },
        ]}
      />
    </div>
  );
}
