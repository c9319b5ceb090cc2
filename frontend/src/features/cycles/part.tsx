import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import classes from './editor.module.css';
import { type PartId, parts } from './editor-places.ts';

interface PartProps {
  id: PartId;
  /** What holds for the part as a whole. */
  lead?: ReactNode;
  children: ReactNode;
}

/** One part of the editor under its heading, which the contents lead to. */
export function Part({ id, lead, children }: PartProps) {
  const { i18n } = useLingui();
  const title = parts.find((part) => part.id === id)?.title;
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title && i18n._(title)}
      </h2>
      {lead && <p className="small quiet">{lead}</p>}
      {children}
    </section>
  );
}
