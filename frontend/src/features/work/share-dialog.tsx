import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Person } from '../../ui/person.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';
import { type Rights, RightsFields } from './rights-fields.tsx';
import type { Teammate } from './team-dialog.tsx';
import { useFound } from './use-found.ts';
import { useSave } from './use-save.ts';
import classes from './work.module.css';

const Share = graphql(`
  mutation ShareWorkReview($input: ShareWorkReviewInput!) {
    shareWorkReview(input: $input) {
      workReview {
        id
        grants {
          ...GrantRow_grant
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

interface ShareDialogProps {
  workReviewId: string;
  /** Who takes part already. */
  already: readonly string[];
  onClose: () => void;
}

function useShare({ workReviewId, onClose }: Pick<ShareDialogProps, 'workReviewId' | 'onClose'>) {
  const [people, setPeople] = useState<readonly Teammate[]>([]);
  const [rights, setRights] = useState<Rights>({
    comments: true,
    decides: false,
    downloads: true,
    expiresAt: null,
  });
  const share = useCommand(Share, ({ shareWorkReview }) => shareWorkReview.errors);
  const { busy, failures, save } = useSave();
  const go = async () => {
    const userIds = people.map(({ id }) => id);
    if (await save(share({ input: { workReviewId, userIds, ...rights } }))) onClose();
  };
  return { people, setPeople, rights, setRights, busy, failures, go };
}

/** Shares a work review with members, one or several, with the same rights. */
export function ShareDialog({ workReviewId, already, onClose }: ShareDialogProps) {
  const { t } = useLingui();
  const [search, setSearch] = useState('');
  const found = useFound(search);
  const { people, setPeople, rights, setRights, busy, failures, go } = useShare({ workReviewId, onClose });
  const add = (id: string) => {
    const person = found.find((one) => one.id === id);
    if (!person) return;
    setPeople([...people, { id, name: person.name ?? '', detail: person.team ?? person.title }]);
    setSearch('');
  };
  const obstacle = (person: { id: string; state: string | null }) => {
    if (already.includes(person.id)) return t`Takes part already`;
    if (people.some(({ id }) => id === person.id)) return t`Chosen already`;
    // Whoever may not read the state learns it from the answer.
    const open = person.state === null || person.state === 'ACTIVE';
    return open ? undefined : t`Has not accepted the invitation yet`;
  };
  const wrong = failures.fields.userIds;
  return (
    <Modal opened onClose={onClose} title={t`Share with members`} withCloseButton={false} size="lg">
      <div className={classes.fields}>
        <PersonPicker
          label={t`With whom`}
          help={t`By name, address or team`}
          error={wrong && <FieldError>{wrong}</FieldError>}
          search={search}
          onSearch={setSearch}
          people={found.map((person) => ({
            id: person.id,
            name: person.name ?? '',
            guest: false,
            detail: person.outside ? t`From outside` : (person.team ?? person.title ?? undefined),
            obstacle: obstacle(person),
          }))}
          nobody={<Trans>Nobody matches. Guests come in by a link.</Trans>}
          onPick={add}
        />
        {people.length > 0 && (
          <ul className={classes.people}>
            {people.map(({ id, name, detail }) => (
              <li key={id} className={classes.personRow}>
                <Person name={name} detail={detail} />
                <Button
                  size="sm"
                  variant="subtle"
                  aria-label={t`Not with ${name}`}
                  onClick={() => setPeople(people.filter((one) => one.id !== id))}
                >
                  <Trans>Remove</Trans>
                </Button>
              </li>
            ))}
          </ul>
        )}
        <RightsFields rights={rights} failures={failures} ends={false} onChange={setRights} />
        <FieldError>{failures.form[0]}</FieldError>
      </div>
      <div className={classes.acts}>
        <Button onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
        <Button variant="filled" loading={busy} onClick={() => void go()}>
          <Trans>Share it</Trans>
        </Button>
      </div>
    </Modal>
  );
}
