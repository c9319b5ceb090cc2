import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Person } from '../../ui/person.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { useFound } from './use-found.ts';
import { useSave } from './use-save.ts';
import classes from './work.module.css';

const SetTeam = graphql(`
  mutation SetProjectTeam($input: SetProjectTeamInput!) {
    setProjectTeam(input: $input) {
      project {
        id
        version
        team {
          id
          person {
            id
            name
            team
            title
          }
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

/** Somebody who is to be in the team. */
export interface Teammate {
  id: string;
  name: string;
  detail: string | null;
}

interface TeamDialogProps {
  projectId: string;
  version: number;
  team: readonly Teammate[];
  onClose: () => void;
}

/** Says who the team of a project is: colleagues who take part in each of its work reviews. */
export function TeamDialog({ projectId, version, team: before, onClose }: TeamDialogProps) {
  const { t } = useLingui();
  const [team, setTeam] = useState(before);
  const [search, setSearch] = useState('');
  const found = useFound(search);
  const setProjectTeam = useCommand(SetTeam, (data) => data.setProjectTeam.errors);
  const { busy, failures, save } = useSave();
  const add = (id: string) => {
    const person = found.find((one) => one.id === id);
    if (!person) return;
    setTeam([...team, { id, name: person.name ?? '', detail: person.team ?? person.title }]);
    setSearch('');
  };
  const go = async () => {
    const userIds = team.map(({ id }) => id);
    if (await save(setProjectTeam({ input: { projectId, expectedVersion: version, userIds } }))) onClose();
  };
  const obstacle = (person: { id: string; outside: boolean | null }) => {
    if (team.some(({ id }) => id === person.id)) return t`In the team already`;
    return person.outside ? t`From outside: share a work review instead` : undefined;
  };
  const wrong = failures.fields.userIds ?? failures.form[0];
  return (
    <Modal opened onClose={onClose} title={t`The team of the project`} withCloseButton={false} size="lg">
      <p className="quiet">
        <Trans>The team takes part in each work review of this project, in those to come too.</Trans>
      </p>
      <ul className={classes.people}>
        {team.map(({ id, name, detail }) => (
          <li key={id} className={classes.personRow}>
            <Person name={name} detail={detail} />
            <Button
              size="sm"
              variant="subtle"
              aria-label={t`Take ${name} out of the team`}
              onClick={() => setTeam(team.filter((one) => one.id !== id))}
            >
              <Trans>Remove</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <PersonPicker
        label={t`Add somebody`}
        help={t`A colleague, by name, address or team`}
        search={search}
        onSearch={setSearch}
        people={found.map((person) => ({
          id: person.id,
          name: person.name ?? '',
          guest: false,
          detail: person.team ?? person.title ?? undefined,
          obstacle: obstacle(person),
        }))}
        nobody={<Trans>Nobody matches.</Trans>}
        onPick={add}
      />
      <FieldError>{wrong}</FieldError>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
        <Button variant="filled" loading={busy} onClick={() => void go()}>
          <Trans>Save the team</Trans>
        </Button>
      </div>
    </Modal>
  );
}
