import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { PasswordPart } from './password-part.tsx';
import { SecondStepPart } from './second-step-part.tsx';
import { SecurityQuery } from './security-query.ts';
import { SessionList } from './session-list.tsx';
import { TokenPart } from './token-part.tsx';

/** How one logs in, and where one is logged in: one's own account and nobody else's. */
export function SecurityPage() {
  const { t } = useLingui();
  const [{ data, error }, askAgain] = useQuery({ query: SecurityQuery });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.viewer) return null;
  const { user, sessions, secondFactor, accessTokens } = data.viewer;
  return (
    <>
      <PageHead
        title={t`Security`}
        state={<Trans>How you log in, and where you are logged in. Nobody else sees this page.</Trans>}
      />
      <PasswordPart email={user.email ?? ''} onChanged={again} />
      {secondFactor && (
        <SecondStepPart secondFactor={secondFactor} guest={user.kind === 'GUEST'} onChanged={again} />
      )}
      <SessionList sessions={sessions ?? []} onEnded={again} />
      {user.kind === 'MEMBER' && <TokenPart tokens={accessTokens ?? []} onChanged={again} />}
    </>
  );
}
