import type { MessageDescriptor } from '@lingui/core';
import { Plural, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { IconName } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './status.module.css';

interface StageWordProps {
  look: { icon: IconName; tone?: 'ok' | 'warn'; words: MessageDescriptor };
  /** For how many days it should have been further. */
  late: number;
  children?: ReactNode;
}

/** How far somebody's feedback is, and whether it is late. */
export function StageWord({ look: { icon, tone, words }, late, children }: StageWordProps) {
  const { i18n } = useLingui();
  return (
    <span className={classes.stage}>
      <StateWord icon={icon} {...(tone ? { tone } : {})}>
        {i18n._(words)}
      </StateWord>
      {late > 0 && (
        <StateWord icon="attention" tone="warn">
          <Plural value={late} one="One day late" other="# days late" />
        </StateWord>
      )}
      {children}
    </span>
  );
}
