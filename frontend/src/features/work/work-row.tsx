import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './work.module.css';

const WorkRowReview = graphql(`
  fragment WorkRow_review on WorkReview {
    id
    title
    state
    dueAt
    project {
      id
      name
    }
    owner {
      id
      name
    }
  }
`);

interface WorkRowProps {
  review: FragmentType<typeof WorkRowReview>;
  /** Within a project its name goes without saying. */
  inProject?: boolean;
  now: Date;
}

/** One work review in a list: its title, where it stands, whose it is, and by when it is to be done. */
export function WorkRow({ review, inProject = false, now }: WorkRowProps) {
  const locale = useLocale();
  const { id, title, state, dueAt, project, owner } = readFragment(WorkRowReview, review);
  const name = owner?.name ?? '';
  const due = dueAt === null ? null : longDate(locale, new Date(dueAt), now);
  const late = state === 'ACTIVE' && dueAt !== null && new Date(dueAt) < now;
  return (
    <li className={classes.row}>
      <span>
        <Link to="/work/$workReviewId" params={{ workReviewId: id }} className={classes.title}>
          {title}
        </Link>
        <small className={classes.beneath}>
          {!inProject && project && (
            <>
              {project.name}
              {' · '}
            </>
          )}
          {name !== '' && <Trans>by {name}</Trans>}
        </small>
      </span>
      <span className={classes.when}>
        {state === 'LOCKED' && (
          <StateWord icon="done" tone="ok">
            <Trans>Locked</Trans>
          </StateWord>
        )}
        {state === 'INACTIVE' && (
          <StateWord icon="waiting">
            <Trans>Resting</Trans>
          </StateWord>
        )}
        {due && late && (
          <StateWord icon="attention" tone="warn">
            <Trans>since {due}</Trans>
          </StateWord>
        )}
        {due && state === 'ACTIVE' && !late && <Trans>by {due}</Trans>}
      </span>
    </li>
  );
}
