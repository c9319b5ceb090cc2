import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { PageSearch } from '../lib/page-window.ts';
import classes from './pager.module.css';

interface PagerProps {
  info: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** How many there are in all, in words; only where the viewer may count. */
  total?: ReactNode;
  onMove: (to: PageSearch) => void;
}

/** The way through a long list: the next page, the one before, and how many there are. */
export function Pager({ info, total, onMove }: PagerProps) {
  const { t } = useLingui();
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = info;
  const move = (to: PageSearch) => {
    onMove(to);
    window.scrollTo({ top: 0 });
  };
  return (
    <nav className={classes.pager} aria-label={t`Pages`}>
      <span className={classes.total}>{total}</span>
      {hasPreviousPage && startCursor !== null && (
        <Button size="sm" onClick={() => move({ before: startCursor })}>
          <Trans>Previous page</Trans>
        </Button>
      )}
      {hasNextPage && endCursor !== null && (
        <Button size="sm" onClick={() => move({ after: endCursor })}>
          <Trans>Next page</Trans>
        </Button>
      )}
    </nav>
  );
}
