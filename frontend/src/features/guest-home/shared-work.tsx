import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import classes from './guest-home.module.css';

const SharedWorkReview = graphql(`
  fragment SharedWork_review on WorkReview {
    id
    title
    dueAt
    project {
      id
      name
    }
  }
`);

interface SharedWorkProps {
  reviews: readonly FragmentType<typeof SharedWorkReview>[];
  now: Date;
}

/** The work reviews that are shared with the guest. */
export function SharedWork({ reviews, now }: SharedWorkProps) {
  const locale = useLocale();
  if (reviews.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>
        <Trans>Shared with you</Trans>
      </h2>
      <ul>
        {readFragment(SharedWorkReview, reviews).map(({ id, title, dueAt, project }) => {
          const due = dueAt === null ? null : longDate(locale, new Date(dueAt), now);
          return (
            <li key={id}>
              <Link to="/guest/work/$id" params={{ id }}>
                {title}
              </Link>
              {project?.name && <>, {project.name}</>}
              {due && (
                <>
                  . <Trans>Until {due}.</Trans>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
