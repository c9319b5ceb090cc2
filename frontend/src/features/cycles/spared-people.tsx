import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Person } from '../../ui/person.tsx';
import classes from './editor.module.css';

const SparedPeopleUser = graphql(`
  fragment SparedPeople_user on User {
    id
    name
    team
    title
  }
`);

interface SparedPeopleProps {
  people: readonly FragmentType<typeof SparedPeopleUser>[];
  onAdd: (userId: string) => void;
}

/** Whom the groups of a draft mean and who is left out all the same. */
export function SparedPeople({ people, onAdd }: SparedPeopleProps) {
  const { t } = useLingui();
  const rows = readFragment(SparedPeopleUser, people);
  if (rows.length === 0) return null;
  return (
    <ul className={classes.people}>
      {rows.map(({ id, name, team, title }) => (
        <li key={id} className={classes.personRow}>
          <Person name={name ?? ''} detail={team ?? title} />
          <span className="small quiet">
            <Trans>Left out, although a group means them</Trans>
          </span>
          <Button
            size="sm"
            variant="subtle"
            aria-label={t`Review ${name ?? ''} too`}
            onClick={() => onAdd(id)}
          >
            <Trans>Add again</Trans>
          </Button>
        </li>
      ))}
    </ul>
  );
}
