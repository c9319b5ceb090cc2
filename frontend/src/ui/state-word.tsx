import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import classes from './state-word.module.css';

interface StateWordProps {
  icon: IconName;
  tone?: 'ok' | 'warn' | 'danger';
  children: ReactNode;
}

/** A state as shape, word and colour, in this order of trust. */
export function StateWord({ icon, tone, children }: StateWordProps) {
  return (
    <span className={classes.state} data-tone={tone}>
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
