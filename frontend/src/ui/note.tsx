import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import classes from './note.module.css';

/** A quiet block for what one should know before going on; `warn` for what one should not overlook. */
export function Note({ tone, children }: { tone?: 'warn' | 'danger'; children: ReactNode }) {
  return (
    <div className={classes.note} data-tone={tone}>
      <Icon name={tone ? 'attention' : 'note'} />
      <div>{children}</div>
    </div>
  );
}
