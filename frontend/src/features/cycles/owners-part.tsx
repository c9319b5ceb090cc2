import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { Action, CycleOwnersQuery as OwnersAnswer } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { Person } from '../../ui/person.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { useFound } from './add-people.tsx';
import classes from './editor.module.css';
import { Part } from './part.tsx';
import { useOwners } from './use-owners.ts';

const OwnersQuery = graphql(`
  query CycleOwners($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        version
        viewerCan
        ownersMay
        owners {
          id
          name
          team
          title
        }
      }
    }
  }
`);

type Cycle = Extract<NonNullable<OwnersAnswer['node']>, { __typename: 'Cycle' }>;
type Owner = NonNullable<Cycle['owners']>[number];

/** What owners may do, as parts of one sentence. What is missing here is not worth a word beside these. */
const acts: Partial<Record<Action, MessageDescriptor>> = {
  EDIT_CYCLE: msg`edit it`,
  SET_CYCLE_OWNERS: msg`say who else owns it`,
  PUBLISH_CYCLE: msg`launch it`,
  NOTIFY_CYCLE: msg`announce its phases`,
  CLOSE_CYCLE: msg`close it`,
  DELETE_CYCLE: msg`delete it`,
  COPY_CYCLE: msg`copy it`,
  EXPORT_CYCLE: msg`export how far everybody is`,
};

function OwnersMay({ actions }: { actions: readonly Action[] }) {
  const { i18n } = useLingui();
  const words = actions.flatMap((action) => {
    const word = acts[action];
    return word ? [i18n._(word)] : [];
  });
  const what = list(useLocale(), words);
  return (
    <p className="small quiet">
      {words.length > 0 && <Trans>As it stands now, owners can {what}.</Trans>}{' '}
      <Trans>They see how far each person is. Owning a cycle lets nobody read what was written in it.</Trans>
    </p>
  );
}

function Row({ owner, onRemove }: { owner: Owner; onRemove: (() => void) | undefined }) {
  const { t } = useLingui();
  const name = owner.name ?? '';
  return (
    <li className={classes.personRow}>
      <Person name={name} detail={owner.team ?? owner.title} />
      {onRemove && (
        <Button size="sm" variant="subtle" aria-label={t`${name} no longer owns it`} onClick={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      )}
    </li>
  );
}

interface AddOwnerProps {
  already: readonly string[];
  failure: string | null;
  onAdd: (id: string) => Promise<boolean>;
}

function AddOwner({ already, failure, onAdd }: AddOwnerProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const { people } = useFound(search);
  const obstacle = (user: { id: string; outside: boolean | null }) => {
    if (already.includes(user.id)) return t`Owns it already`;
    return user.outside ? t`From outside: cannot own a cycle` : undefined;
  };
  const pick = async (id: string) => {
    if (await onAdd(id)) setSearch('');
  };
  return (
    <PersonPicker
      label={t`Add an owner`}
      help={t`A member of the company, by name, address or team`}
      error={failure && <FieldError>{failure}</FieldError>}
      search={search}
      onSearch={setSearch}
      people={people.map((user) => ({
        id: user.id,
        name: user.name ?? '',
        guest: false,
        detail: user.team ?? user.title ?? undefined,
        obstacle: obstacle(user),
      }))}
      nobody={<Trans>Nobody matches.</Trans>}
      onPick={(id) => void pick(id)}
    />
  );
}

function LeaveDialog({ onLeave, onClose }: { onLeave: () => Promise<boolean>; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const go = async () => {
    if (await onLeave()) await navigate({ to: '/company' });
    return null;
  };
  return (
    <ConfirmDialog
      title={t`Own this cycle no longer?`}
      confirm={t`I own it no longer`}
      keep={t`I stay its owner`}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>Unless you are HR, you do not find it any more. An owner or HR can add you again.</Trans>
      </p>
    </ConfirmDialog>
  );
}

function Owners({ cycle }: { cycle: Cycle }) {
  const { id: me } = useViewer();
  const owners = cycle.owners ?? [];
  const ids = owners.map((owner) => owner.id);
  const { change, failure } = useOwners(cycle.id, cycle.version ?? 0, ids);
  const [leaving, setLeaving] = useState(false);
  const may = cycle.viewerCan?.includes('SET_CYCLE_OWNERS') ?? false;
  const without = (id: string) => change(ids.filter((one) => one !== id));
  return (
    <>
      {owners.length > 0 && (
        <ul className={classes.people}>
          {owners.map((owner) => (
            <Row
              key={owner.id}
              owner={owner}
              onRemove={may ? () => (owner.id === me ? setLeaving(true) : void without(owner.id)) : undefined}
            />
          ))}
        </ul>
      )}
      {may && <AddOwner already={ids} failure={failure} onAdd={(id) => change([...ids, id])} />}
      <OwnersMay actions={cycle.ownersMay ?? []} />
      {leaving && <LeaveDialog onLeave={() => without(me)} onClose={() => setLeaving(false)} />}
    </>
  );
}

/** Who owns the cycle besides HR, and what they can do for that. */
export function OwnersPart({ cycleId }: { cycleId: string }) {
  const [{ data }] = useQuery({ query: OwnersQuery, variables: { id: cycleId } });
  return (
    <Part id="owners" lead={<Trans>Whoever runs it besides HR. HR always can.</Trans>}>
      {data?.node?.__typename === 'Cycle' && <Owners cycle={data.node} />}
    </Part>
  );
}
