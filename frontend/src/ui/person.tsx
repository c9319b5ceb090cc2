import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Face, type FaceKind } from './face.tsx';
import classes from './person.module.css';

interface PersonProps {
  name: string;
  kind?: FaceKind;
  /** Team, title or what they are to the reader. */
  detail?: ReactNode;
}

/** A face with its name; guests always carry the word besides the diamond. */
export function Person({ name, kind = 'PERSON', detail }: PersonProps) {
  return (
    <span className={classes.person}>
      <Face name={name} kind={kind} />
      <span>
        {name}
        {kind === 'GUEST' && (
          <small>
            <Trans>Guest</Trans>
          </small>
        )}
        {detail && <small>{detail}</small>}
      </span>
    </span>
  );
}
