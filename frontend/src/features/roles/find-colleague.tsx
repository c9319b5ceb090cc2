import { Trans, useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { FindColleague_UserFragment } from '../../gql/graphql.ts';
import { graphql, readFragment } from '../../gql/index.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';

const ColleagueUser = graphql(`
  fragment FindColleague_user on User {
    id
    version
    name
    title
    team
    outside
  }
`);

const FindColleagueQuery = graphql(`
  query FindColleague($search: String!, $first: Int!) {
    accounts(
      first: $first
      filter: { search: $search, kind: MEMBER, states: [CREATED, PROVISIONED, INVITED, ACTIVE] }
    ) {
      nodes {
        id
        ...FindColleague_user
      }
    }
  }
`);

/** Somebody who was found. */
export type Colleague = FindColleague_UserFragment;

const listed = 8;

interface FindColleagueProps {
  /** Who has what is to be given already. */
  holders: ReadonlySet<string>;
  error: string | undefined;
  onPick: (colleague: Colleague) => void;
}

/** Finds a colleague by name, address or team; whoever cannot be chosen is listed with the reason. */
export function FindColleague({ holders, error, onPick }: FindColleagueProps) {
  const { t } = useLingui();
  const { id: own } = useViewer();
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [{ data }] = useQuery({
    query: FindColleagueQuery,
    variables: { search: asked, first: listed },
    pause: asked === '',
  });
  const found = asked === '' ? [] : readFragment(ColleagueUser, data?.accounts?.nodes ?? []);
  const obstacle = ({ id, outside }: Colleague) => {
    if (id === own) return t`Nobody gives themselves a role`;
    if (holders.has(id)) return t`Has this role already`;
    return outside ? t`From outside: can hold no role here` : undefined;
  };
  return (
    <PersonPicker
      label={t`To whom?`}
      help={t`By name, address or team`}
      error={error}
      search={search}
      onSearch={setSearch}
      people={found.map((one) => ({
        id: one.id,
        name: one.name ?? '',
        guest: false,
        detail: one.team || one.title || undefined,
        obstacle: obstacle(one),
      }))}
      nobody={<Trans>Nobody matches.</Trans>}
      onPick={(id) => {
        const picked = found.find((one) => one.id === id);
        if (picked) onPick(picked);
      }}
    />
  );
}
