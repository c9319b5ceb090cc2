import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect } from 'react';
import classes from './page.module.css';

interface PageHeadProps {
  /** Names the task or the thing shown. Also the tab's title, so it names only what the page may name. */
  title: string;
  crumb?: ReactNode;
  /** One sentence of state. */
  state?: ReactNode;
  /** At most two buttons. */
  actions?: ReactNode;
  /** Left of the title, such as a face. */
  sign?: ReactNode;
  /** People's words under the title, such as a cycle's introduction: set in the serif. */
  introduction?: ReactNode;
}

/** Names the tab after the page. */
export function useTabTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · Sightline`;
  }, [title]);
}

/** The head of every page: crumb, title, one sentence, at most two buttons. */
export function PageHead({ title, crumb, state, actions, sign, introduction }: PageHeadProps) {
  useTabTitle(title);
  return (
    <header className={classes.head}>
      {crumb && <p className={classes.crumb}>{crumb}</p>}
      <div className={classes.titleRow}>
        {sign}
        <h1>{title}</h1>
        {actions && <div className={classes.actions}>{actions}</div>}
      </div>
      {state && <p className={classes.state}>{state}</p>}
      {introduction && <div className={`people-text ${classes.introduction}`}>{introduction}</div>}
    </header>
  );
}

/** What stands in place of an empty list: words, at most one action, no picture. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}

/** A field that exists and is hidden from the viewer. Only where `viewerCan` says that the object is visible. */
export function HiddenField({ name, until }: { name: string; until?: ReactNode }) {
  return (
    <p className={classes.hidden}>
      <Trans>{name}: not visible to you.</Trans> {until}
    </p>
  );
}

/** The bar at the foot of a form: how safe the text is on the left, the acts on the right. */
export function SaveBar({
  state,
  hint,
  children,
}: {
  state?: ReactNode;
  hint?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={classes.saveBar}>
      {state}
      <span className={classes.grow} />
      {hint && <span className="small quiet">{hint}</span>}
      {children}
    </div>
  );
}
