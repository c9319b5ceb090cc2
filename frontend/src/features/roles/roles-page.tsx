import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { RolePart } from './role-part.tsx';
import { RoleRowGrant, RolesQuery } from './roles-query.ts';

/** Who holds which people role, from whom and since when. */
export function RolesPage() {
  const { t } = useLingui();
  const { can } = useViewer();
  const [{ data, error }, askAgain] = useLiveQuery({ query: RolesQuery, variables: {} });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.roleHolders) return null;
  const changes = can.has('GRANT_PEOPLE_ROLE');
  return (
    <>
      <PageHead
        title={t`Roles`}
        crumb={<Trans>Settings</Trans>}
        state={
          <Trans>
            Only HR administrators give and take these roles, never to themselves; each time is recorded. Work
            roles are set <Link to="/settings/users">at each account</Link>.
          </Trans>
        }
      />
      {data.roleHolders.map(({ role, grants }) => (
        <RolePart key={role} role={role} grants={readFragment(RoleRowGrant, grants)} changes={changes} />
      ))}
    </>
  );
}
