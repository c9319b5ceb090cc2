import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Pager_PageFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import classes from './cycles.module.css';
import type { PageWindow } from './page-window.ts';

const PagerPage = graphql(`
  fragment Pager_page on PageInfo {
    hasNextPage
    hasPreviousPage
    startCursor
    endCursor
  }
`);

function PageLink({ search, children }: { search: PageWindow; children: ReactNode }) {
  return (
    <Button size="sm" renderRoot={(props) => <Link to="." search={search} {...props} />}>
      {children}
    </Button>
  );
}

function NextAndBack({ page }: { page: Pager_PageFragment }) {
  return (
    <>
      {page.hasPreviousPage && page.startCursor && (
        <PageLink search={{ before: page.startCursor }}>
          <Trans>Previous page</Trans>
        </PageLink>
      )}
      {page.hasNextPage && page.endCursor && (
        <PageLink search={{ after: page.endCursor }}>
          <Trans>Next page</Trans>
        </PageLink>
      )}
    </>
  );
}

/** Below a list that has more pages: how much there is in all, and the ways to go on. Nothing for a single page. */
export function Pager({ page, total }: { page: FragmentType<typeof PagerPage>; total: ReactNode }) {
  const { t } = useLingui();
  const read = readFragment(PagerPage, page);
  if (!read.hasNextPage && !read.hasPreviousPage) return null;
  return (
    <nav className={classes.pages} aria-label={t`Pages`}>
      <span className={classes.grow}>{total}</span>
      <NextAndBack page={read} />
    </nav>
  );
}
