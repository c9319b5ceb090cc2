import { Trans } from '@lingui/react/macro';
import type { PeopleRole } from '../../gql/graphql.ts';

/** Those who run a cycle without being HR admins see states only; the page says so instead of leaving them wonder. */
export function NoAnswers({ roles }: { roles: readonly PeopleRole[] }) {
  if (roles.includes('HR_ADMIN')) return null;
  return (
    <p className="small quiet">
      {roles.includes('HR_ASSISTANT') ? (
        <Trans>
          You see how far each person is. Answers are not visible to you, because you are an HR assistant.
        </Trans>
      ) : (
        <Trans>You see how far each person is. As an owner of the cycle you do not read the answers.</Trans>
      )}
    </p>
  );
}
