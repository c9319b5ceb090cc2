import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Person } from '../../ui/person.tsx';
import classes from './profile.module.css';

const ProfileLineUser = graphql(`
  fragment ProfileLine_user on User {
    id
    name
    lineAbove {
      id
      name
      title
    }
  }
`);

const ProfileReportUser = graphql(`
  fragment ProfileReport_user on User {
    id
    name
    title
  }
`);

interface ColleagueProps {
  id: string;
  name: string | null;
  title: string | null;
}

function Colleague({ id, name, title }: ColleagueProps) {
  return (
    <Link className={classes.colleague} to="/people/$id" params={{ id }}>
      <Person name={name ?? ''} detail={title} />
    </Link>
  );
}

/** Who stands above somebody, from the top of the company down. */
export function ProfileLine({ person }: { person: FragmentType<typeof ProfileLineUser> }) {
  const { t } = useLingui();
  const { name, lineAbove } = readFragment(ProfileLineUser, person);
  const above = lineAbove ?? [];
  if (above.length === 0) {
    return (
      <p className="quiet">
        <Trans>Nobody in the company stands above {name}.</Trans>
      </p>
    );
  }
  return (
    <ol className={classes.line} aria-label={t`From the top of the company down`}>
      {above.map((manager) => (
        <li key={manager.id}>
          <Colleague {...manager} />
        </li>
      ))}
    </ol>
  );
}

/** One page of those who report to somebody. */
export function ProfileReports({ people }: { people: readonly FragmentType<typeof ProfileReportUser>[] }) {
  return (
    <ul className={classes.reports}>
      {readFragment(ProfileReportUser, people).map((person) => (
        <li key={person.id}>
          <Colleague {...person} />
        </li>
      ))}
    </ul>
  );
}
