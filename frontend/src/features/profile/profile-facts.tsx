import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import classes from './profile.module.css';

const ProfileFactsUser = graphql(`
  fragment ProfileFacts_user on User {
    id
    email
    title
    team
    department
    location
  }
`);

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the company says about somebody; what it does not say has no line. */
export function ProfileFacts({ person }: { person: FragmentType<typeof ProfileFactsUser> }) {
  const { t } = useLingui();
  const { email, title, team, department, location } = readFragment(ProfileFactsUser, person);
  return (
    <dl className={classes.facts}>
      {email && (
        <Fact name={t`E-mail`}>
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
      )}
      {title && <Fact name={t`What they do`}>{title}</Fact>}
      {team && (
        <Fact name={t`Team`}>
          <Link to="/directory" search={{ team }}>
            {team}
          </Link>
        </Fact>
      )}
      {department && (
        <Fact name={t`Department`}>
          <Link to="/directory" search={{ department }}>
            {department}
          </Link>
        </Fact>
      )}
      {location && (
        <Fact name={t`Office`}>
          <Link to="/directory" search={{ location }}>
            {location}
          </Link>
        </Fact>
      )}
    </dl>
  );
}
