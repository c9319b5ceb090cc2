import { Plural, Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import classes from './launch.module.css';

const RehearsalPeopleUser = graphql(`
  fragment RehearsalPeople_user on User {
    id
    name
    kind
    outside
  }
`);

interface RehearsalPeopleProps {
  summary: ReactNode;
  people: readonly FragmentType<typeof RehearsalPeopleUser>[];
  /** How many there are, beyond those who are named. */
  count: number;
}

/** Who they are, behind a fold: colleagues lead to their page, where their line manager is set. */
export function RehearsalPeople({ summary, people, count }: RehearsalPeopleProps) {
  const rows = readFragment(RehearsalPeopleUser, people);
  if (rows.length === 0) return <p className="small quiet">{summary}</p>;
  const more = count - rows.length;
  return (
    <details className={classes.fold}>
      <summary>{summary}</summary>
      <ul className={classes.names}>
        {rows.map(({ id, name, kind, outside }) => (
          <li key={id}>
            {kind === 'MEMBER' && outside !== true ? (
              <Link to="/people/$id" params={{ id }}>
                {name}
              </Link>
            ) : (
              <Trans>{name} (guest)</Trans>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="small quiet">
          <Plural value={more} one="and one more" other="and # more" />
        </p>
      )}
    </details>
  );
}
