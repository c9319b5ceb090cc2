import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { WorkQuery as Answer } from '../../gql/graphql.ts';
import { readFragment } from '../../gql/index.ts';
import { Person } from '../../ui/person.tsx';
import { GrantRow, GrantRowGrant } from './grant-row.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { LinkRow } from './link-row.tsx';
import { ShareDialog } from './share-dialog.tsx';
import classes from './work.module.css';

type Review = Extract<NonNullable<Answer['node']>, { __typename: 'WorkReview' }>;

/** Who takes part without being asked one by one. */
function Standing({ review }: { review: Review }) {
  const owner = review.owner?.name ?? '';
  return (
    <>
      <li>
        <Person name={owner} detail={<Trans>Owner: decides with whom it is shared</Trans>} />
      </li>
      {(review.project?.team ?? []).map(({ id, person }) => (
        <li key={id}>
          <Person name={person?.name ?? ''} detail={<Trans>In the team of the project</Trans>} />
        </li>
      ))}
    </>
  );
}

function Links({ review, now }: { review: Review; now: Date }) {
  const links = review.shareLinks ?? [];
  if (links.length === 0) return null;
  return (
    <>
      <h3 className={classes.heading}>
        <Trans>Links for people from outside</Trans>
      </h3>
      <ul className={classes.people}>
        {links.map((link) => (
          <LinkRow key={link.id} link={link} now={now} />
        ))}
      </ul>
    </>
  );
}

/** With whom a work review is shared, for whoever keeps it: each live grant and each link, with the way to take it back. */
export function SharingPart({ review, now }: { review: Review; now: Date }) {
  const [asked, setAsked] = useState<'members' | 'link' | null>(null);
  const grants = review.grants ?? [];
  const people = readFragment(GrantRowGrant, grants).map(({ person }) => person?.id ?? '');
  const team = (review.project?.team ?? []).map(({ person }) => person?.id ?? '');
  const can = review.viewerCan ?? [];
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Who takes part</Trans>
      </h2>
      <ul className={classes.people}>
        <Standing review={review} />
        {grants.map((grant) => (
          <GrantRow key={grant.id} grant={grant} now={now} />
        ))}
      </ul>
      <p className="small quiet">
        <Trans>Administrators and work managers see every work review.</Trans>
      </p>
      <div className={classes.tools}>
        {can.includes('SHARE_WORK_REVIEW') && (
          <Button size="sm" onClick={() => setAsked('members')}>
            <Trans>Share with members…</Trans>
          </Button>
        )}
        {can.includes('SHARE_BY_LINK') && (
          <Button size="sm" onClick={() => setAsked('link')}>
            <Trans>Share with people from outside…</Trans>
          </Button>
        )}
      </div>
      {can.includes('SHARE_WORK_REVIEW') && !can.includes('SHARE_BY_LINK') && (
        <p className="small quiet">
          <Trans>Sharing with guests is switched off in the settings, or the project is archived.</Trans>
        </p>
      )}
      <Links review={review} now={now} />
      {asked === 'members' && (
        <ShareDialog
          workReviewId={review.id}
          already={[...people, ...team, review.owner?.id ?? '']}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'link' && <LinkDialog workReviewId={review.id} onClose={() => setAsked(null)} />}
    </section>
  );
}
