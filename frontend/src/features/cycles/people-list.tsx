import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { PeopleList_UserFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Person } from '../../ui/person.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './editor.module.css';

const PeopleListUser = graphql(`
  fragment PeopleList_user on User {
    id
    name
    team
    title
    lineManager {
      id
      name
    }
  }
`);

type Reviewee = PeopleList_UserFragment;

type Remove = (userId: string, name: string) => Promise<void>;

function LineManager({ reviewee }: { reviewee: Reviewee }) {
  if (reviewee.lineManager === null) {
    return (
      <StateWord icon="attention" tone="warn">
        <Trans>No line manager: HR stands in</Trans>
      </StateWord>
    );
  }
  const name = reviewee.lineManager.name ?? '';
  return (
    <span className="small quiet">
      <Trans>Line manager: {name}</Trans>
    </span>
  );
}

function Row({ reviewee, onRemove }: { reviewee: Reviewee; onRemove: Remove }) {
  const { t } = useLingui();
  const name = reviewee.name ?? '';
  return (
    <li className={classes.personRow}>
      <Person name={name} detail={reviewee.team ?? reviewee.title} />
      <LineManager reviewee={reviewee} />
      <Button
        size="sm"
        variant="subtle"
        aria-label={t`Remove ${name}`}
        onClick={() => void onRemove(reviewee.id, name)}
      >
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}

interface PeopleListProps {
  people: readonly FragmentType<typeof PeopleListUser>[];
  onRemove: Remove;
}

/** Whoever is reviewed, with the line manager who decides for them. */
export function PeopleList({ people, onRemove }: PeopleListProps) {
  const rows = readFragment(PeopleListUser, people);
  if (rows.length === 0) return null;
  return (
    <ul className={classes.people}>
      {rows.map((reviewee) => (
        <Row key={reviewee.id} reviewee={reviewee} onRemove={onRemove} />
      ))}
    </ul>
  );
}
