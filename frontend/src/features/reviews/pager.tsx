import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import type { PageSearch } from '../../lib/page-window.ts';
import classes from './reviews.module.css';

interface PagerProps {
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  onPage: (place: PageSearch) => void;
}

/** The way to older and newer entries; nothing when everything is shown. */
export function Pager({ pageInfo, onPage }: PagerProps) {
  const { hasNextPage, hasPreviousPage, startCursor, endCursor } = pageInfo;
  if (!hasNextPage && !hasPreviousPage) return null;
  return (
    <div className={classes.pager}>
      {hasPreviousPage && startCursor && (
        <Button size="sm" onClick={() => onPage({ before: startCursor })}>
          <Trans>Newer</Trans>
        </Button>
      )}
      {hasNextPage && endCursor && (
        <Button size="sm" onClick={() => onPage({ after: endCursor })}>
          <Trans>Older</Trans>
        </Button>
      )}
    </div>
  );
}
