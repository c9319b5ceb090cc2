import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import type { FindReviewees_UserFragment } from '../../gql/graphql.ts';
import { graphql, readFragment } from '../../gql/index.ts';
import { PersonPicker } from '../../ui/person-picker.tsx';
import classes from './editor.module.css';

const FoundUser = graphql(`
  fragment FindReviewees_user on User {
    id
    name
    team
    title
    outside
  }
`);

const FindQuery = graphql(`
  query FindReviewees($search: String!, $first: Int!) {
    people(search: $search, first: $first, kind: MEMBER) {
      totalCount
      nodes {
        id
        ...FindReviewees_user
      }
    }
  }
`);

const listed = 8;
const atOnce = 100;

type Add = (userIds: string[]) => Promise<boolean>;

/** The members whom a search finds, and how many there are. */
export function useFound(search: string) {
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [{ data }] = useQuery({
    query: FindQuery,
    variables: { search: asked, first: listed },
    pause: asked === '',
  });
  const people = readFragment(FoundUser, data?.people?.nodes ?? []);
  return { people: asked === '' ? [] : people, total: asked === '' ? 0 : (data?.people?.totalCount ?? 0) };
}

/** Finds all that match, such as a team, and adds whoever can be reviewed. */
function useAddAll(search: string, onAdd: Add) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const addAll = async () => {
    setBusy(true);
    const { data } = await client.query(FindQuery, { search: search.trim(), first: atOnce }).toPromise();
    const found = readFragment(FoundUser, data?.people?.nodes ?? []);
    const colleagues = found.filter((user) => !user.outside).map((user) => user.id);
    const added = colleagues.length > 0 && (await onAdd(colleagues));
    setBusy(false);
    return added;
  };
  return { addAll, busy };
}

function usePickable(people: readonly FindReviewees_UserFragment[], already: ReadonlySet<string>) {
  const { t } = useLingui();
  const obstacle = (user: FindReviewees_UserFragment) => {
    if (already.has(user.id)) return t`Already in this cycle`;
    return user.outside ? t`From outside: cannot be reviewed` : undefined;
  };
  return people.map((user) => ({
    id: user.id,
    name: user.name ?? '',
    guest: false,
    detail: user.team ?? user.title ?? undefined,
    obstacle: obstacle(user),
  }));
}

/** Adds reviewees one by one, or all that a search found. */
export function AddPeople({ already, onAdd }: { already: ReadonlySet<string>; onAdd: Add }) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const { people, total } = useFound(search);
  const { addAll, busy } = useAddAll(search, onAdd);
  const pickable = usePickable(people, already);
  const pick = async (id: string) => {
    if (await onAdd([id])) setSearch('');
  };
  const pickAll = async () => {
    if (await addAll()) setSearch('');
  };
  return (
    <div className={classes.addPeople}>
      <PersonPicker
        label={t`Add people`}
        help={t`By name, address or team`}
        search={search}
        onSearch={setSearch}
        people={pickable}
        nobody={<Trans>Nobody matches.</Trans>}
        onPick={(id) => void pick(id)}
      />
      {total > 1 && total <= atOnce && (
        <Button loading={busy} onClick={() => void pickAll()}>
          <Plural value={total} one="Add # found" other="Add all # found" />
        </Button>
      )}
    </div>
  );
}
