import { Trans, useLingui } from '@lingui/react/macro';
import { graphql } from '../../gql/index.ts';
import { useAccessEffects } from '../../lib/access-effects.ts';
import { useServices } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { peopleRoles } from '../../ui/account-words.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { Grant, PeopleRole } from './roles-query.ts';

const RevokeRole = graphql(`
  mutation RevokePeopleRole($input: RevokePeopleRoleInput!) {
    revokePeopleRole(input: $input) {
      user {
        id
        version
        peopleRoles
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

interface RevokeDialogProps {
  role: PeopleRole;
  grant: Grant;
  onClose: () => void;
}

/** Asks before a role is taken: what its holder loses, and that it can be given again. */
export function RevokeDialog({ role, grant, onClose }: RevokeDialogProps) {
  const { t, i18n } = useLingui();
  const { id: own } = useViewer();
  const { ticks } = useServices();
  const revoke = useCommand(RevokeRole, (data) => data.revokePeopleRole.errors);
  const looked = useAccessEffects(grant.user && { userId: grant.user.id, act: 'REVOKE_PEOPLE_ROLE', role });
  const name = grant.user?.name ?? '';
  const called = i18n._(peopleRoles[role]);
  const take = async () => {
    const { failures } = await revoke({
      input: { userId: grant.user?.id ?? '', expectedVersion: grant.user?.version ?? 0, role },
    });
    ticks.tick();
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      looked={looked}
      title={t`Take the role ${called} from ${name}?`}
      confirm={t`Take it from ${name}`}
      keep={t`Keep it`}
      danger
      onConfirm={take}
      onClose={onClose}
    >
      <p>
        {grant.user?.id === own ? (
          <Trans>
            What the role opens is closed to you at once. Only somebody else can give it back to you.
          </Trans>
        ) : (
          <Trans>What the role opens is closed to {name} at once. The role can be given again.</Trans>
        )}
      </p>
    </ConfirmDialog>
  );
}
