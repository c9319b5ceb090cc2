import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GrantRow_GrantFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Person } from '../../ui/person.tsx';
import { ChangeGrant } from './change-grant.tsx';
import { RightsWords } from './rights-words.tsx';
import { firstProblem } from './use-save.ts';
import classes from './work.module.css';

/** What a row shows of a grant. */
export const GrantRowGrant = graphql(`
  fragment GrantRow_grant on WorkGrant {
    id
    version
    comments
    decides
    downloads
    expiresAt
    lastUsedAt
    viewerCan
    person {
      id
      name
      kind
    }
    link {
      id
    }
  }
`);

const Revoke = graphql(`
  mutation RevokeWorkGrant($input: RevokeWorkGrantInput!) {
    revokeWorkGrant(input: $input) {
      revokedGrantId
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

type Grant = GrantRow_GrantFragment;

/** When a guest was here last. */
function LastUse({ at, now }: { at: string | null; now: Date }) {
  const locale = useLocale();
  if (at === null) return <Trans>Not here yet.</Trans>;
  const when = happened(locale, new Date(at), now);
  return <Trans>Last here {when}.</Trans>;
}

function RevokeDialog({ grant, onClose }: { grant: Grant; onClose: () => void }) {
  const { t } = useLingui();
  const revoke = useCommand(Revoke, ({ revokeWorkGrant }) => revokeWorkGrant.errors);
  const name = grant.person?.name ?? '';
  return (
    <ConfirmDialog
      title={t`Share it with ${name} no longer?`}
      confirm={t`Take it back`}
      keep={t`Keep sharing`}
      onConfirm={() => firstProblem(revoke({ input: { grantId: grant.id } }))}
      onClose={onClose}
    >
      <p>
        {grant.link ? (
          <Trans>
            {name} sees nothing of it from now on, in open pages too, and does not come in by that link again.
          </Trans>
        ) : (
          <Trans>{name} sees nothing of it from now on, in open pages too. What they wrote stays.</Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}

interface GrantRowProps {
  grant: FragmentType<typeof GrantRowGrant>;
  now: Date;
}

/** One person with whom a work review is shared: what they may do, and the way to change it or take it back. */
export function GrantRow({ grant: given, now }: GrantRowProps) {
  const { t } = useLingui();
  const grant = readFragment(GrantRowGrant, given);
  const [asked, setAsked] = useState<'change' | 'revoke' | null>(null);
  const name = grant.person?.name ?? '';
  const guest = grant.person?.kind === 'GUEST';
  return (
    <li className={classes.personRow}>
      <Person
        name={name}
        kind={guest ? 'GUEST' : 'PERSON'}
        detail={
          <>
            <RightsWords {...grant} now={now} /> {guest && <LastUse at={grant.lastUsedAt} now={now} />}
          </>
        }
      />
      <span className={classes.rowActs}>
        {grant.viewerCan?.includes('CHANGE_WORK_GRANT') && (
          <Button
            size="sm"
            variant="subtle"
            aria-label={t`Change what ${name} may do`}
            onClick={() => setAsked('change')}
          >
            <Trans>Change…</Trans>
          </Button>
        )}
        {grant.viewerCan?.includes('REVOKE_WORK_GRANT') && (
          <Button
            size="sm"
            variant="subtle"
            aria-label={t`Take it back from ${name}`}
            onClick={() => setAsked('revoke')}
          >
            <Trans>Take back…</Trans>
          </Button>
        )}
      </span>
      {asked === 'change' && <ChangeGrant grant={grant} name={name} onClose={() => setAsked(null)} />}
      {asked === 'revoke' && <RevokeDialog grant={grant} onClose={() => setAsked(null)} />}
    </li>
  );
}
