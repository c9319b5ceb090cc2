import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useAccessEffects } from '../../lib/access-effects.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { WhatChanges } from '../../ui/access-effects.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { PageHead } from '../../ui/page.tsx';
import { LineManagerQuery } from './line-manager-query.ts';
import { ManagerPicker } from './manager-picker.tsx';
import classes from './profile.module.css';
import { type Colleague, useLineManager } from './use-line-manager.ts';

const route = getRouteApi('/_member/people/$id/line-manager');

function Form({ colleague }: { colleague: Colleague }) {
  const name = colleague.name ?? '';
  const { chosen, choose, save, busy, failure } = useLineManager(colleague);
  const looked = useAccessEffects(
    chosen && { userId: colleague.id, act: 'SET_LINE_MANAGER', managerId: chosen.id },
  );
  const refused = looked.failed ? null : looked.problem;
  const manager = chosen?.name ?? '';
  return (
    <>
      <ManagerPicker
        chosen={chosen}
        hasOne={colleague.lineManager !== null}
        error={refused}
        onChoose={choose}
      />
      <WhatChanges looked={looked} said={refused} />
      <FieldError>{failure}</FieldError>
      <div className={classes.acts}>
        <Button component={Link} to={`/people/${colleague.id}`}>
          <Trans>Leave it as it is</Trans>
        </Button>
        {(looked.effects !== null || looked.failed) && (
          <Button variant="filled" loading={busy} onClick={() => void save()}>
            {chosen?.id ? (
              <Trans>
                Make {manager} the line manager of {name}
              </Trans>
            ) : (
              <Trans>Leave {name} without a line manager</Trans>
            )}
          </Button>
        )}
      </div>
    </>
  );
}

/** Changes somebody's line manager after showing who gains and loses what by it. */
export function LineManagerPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const [{ data, error }, askAgain] = useLiveQuery({ query: LineManagerQuery, variables: { id } });
  const colleague = data?.colleague;
  if (error && !colleague) {
    const code = errorCode(error);
    const retry = code === 'NOT_FOUND' ? {} : { onRetry: () => askAgain({ requestPolicy: 'network-only' }) };
    return <Failure code={code} requestId={requestId(error)} {...retry} />;
  }
  if (!colleague) return null;
  if (!colleague.viewerCan?.includes('SET_LINE_MANAGER')) return <Failure code="FORBIDDEN" />;
  const name = colleague.name ?? '';
  const now = colleague.lineManager?.name;
  return (
    <div className={classes.form}>
      <PageHead
        crumb={
          <Link to="/people/$id" params={{ id }}>
            {name}
          </Link>
        }
        title={t`Line manager of ${name}`}
        state={
          now ? (
            <Trans>Now {now}. Nothing changes before you confirm.</Trans>
          ) : (
            <Trans>Now nobody. Nothing changes before you confirm.</Trans>
          )
        }
      />
      <Form key={id} colleague={colleague} />
    </div>
  );
}
