import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import classes from './work.module.css';
import { grouped, type Groupable, type WorkGroup } from './work-groups.ts';
import { WorkRow } from './work-row.tsx';

function GroupName({ group }: { group: WorkGroup }) {
  switch (group) {
    case 'OVERDUE':
      return <Trans>Overdue</Trans>;
    case 'DUE':
      return <Trans>To be done</Trans>;
    case 'OPEN':
      return <Trans>Without a date</Trans>;
    case 'RESTING':
      return <Trans>Resting</Trans>;
    case 'LOCKED':
      return <Trans>Locked</Trans>;
  }
}

type Review = Groupable & { id: string } & Parameters<typeof WorkRow>[0]['review'];

interface WorkGroupsProps {
  reviews: readonly Review[];
  page: { hasNextPage: boolean; endCursor: string | null };
  /** Not the first page. */
  later: boolean;
  inProject?: boolean;
  now: Date;
  onPage: (after: string | null) => void;
}

/** Work reviews by what they wait for. */
export function WorkGroups({ reviews, page, later, inProject = false, now, onPage }: WorkGroupsProps) {
  const { hasNextPage, endCursor } = page;
  return (
    <>
      {grouped(reviews, now).map(({ group, reviews: inGroup }) => (
        <section key={group} className={classes.group}>
          <h3>
            <GroupName group={group} />
          </h3>
          <ul>
            {inGroup.map((review) => (
              <WorkRow key={review.id} review={review} inProject={inProject} now={now} />
            ))}
          </ul>
        </section>
      ))}
      {(hasNextPage || later) && (
        <div className={classes.pages}>
          {later && (
            <Button size="sm" onClick={() => onPage(null)}>
              <Trans>First page</Trans>
            </Button>
          )}
          {hasNextPage && (
            <Button size="sm" onClick={() => onPage(endCursor)}>
              <Trans>Next page</Trans>
            </Button>
          )}
        </div>
      )}
    </>
  );
}
