import { Trans } from '@lingui/react/macro';
import { Link, useRouterState } from '@tanstack/react-router';
import { Failure } from '../../ui/failure.tsx';

/** Takes the place of the page when the session has ended; what was typed stays in this browser. */
export function SignedOut() {
  const next = useRouterState({ select: (state) => state.location.href });
  return (
    <Failure
      code="UNAUTHENTICATED"
      way={
        <Link to="/login" search={{ next }} reloadDocument>
          <Trans>Log in</Trans>
        </Link>
      }
    />
  );
}
