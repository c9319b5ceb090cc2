import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { errorCode, requestId, sentenceFor } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { PageHead } from '../../ui/page.tsx';
import { LineEffects } from './line-effects.tsx';
import { LineManagerEffectsQuery, LineManagerQuery } from './line-manager-query.ts';
import { ManagerPicker } from './manager-picker.tsx';
import classes from './profile.module.css';
import { type Colleague, useLineManager } from './use-line-manager.ts';

const route = getRouteApi('/_member/people/$id/line-manager');

/** What the choice would do, as soon as there is one. */
function useEffectsOf(userId: string, chosen: { id: string | null } | null) {
  const { i18n } = useLingui();
  const [{ data, error, fetching }] = useQuery({
    query: LineManagerEffectsQuery,
    variables: { userId, managerId: chosen?.id ?? null },
    pause: chosen === null,
    requestPolicy: 'network-only',
  });
  if (chosen === null || fetching) return { busy: fetching, effects: null, problem: null };
  const answer = data?.lineManagerEffects;
  const problem = error ? i18n._(sentenceFor(errorCode(error))) : (answer?.errors[0]?.message ?? null);
  return { busy: false, effects: answer?.effects ?? null, problem };
}

function Preview({ effects }: { effects: NonNullable<ReturnType<typeof useEffectsOf>['effects']> }) {
  const others = effects.moving - 1;
  return (
    <section className={classes.part} aria-live="polite">
      <h2>
        <Trans>What changes</Trans>
      </h2>
      {others > 0 && (
        <p className={classes.moving}>
          <Plural value={others} one="# person below moves along." other="# people below move along." />
        </p>
      )}
      <LineEffects effects={effects.effects} />
    </section>
  );
}

function Form({ colleague }: { colleague: Colleague }) {
  const name = colleague.name ?? '';
  const { chosen, choose, save, busy, failure } = useLineManager(colleague);
  const { effects, problem, busy: looking } = useEffectsOf(colleague.id, chosen);
  const manager = chosen?.name ?? '';
  return (
    <>
      <ManagerPicker
        chosen={chosen}
        hasOne={colleague.lineManager !== null}
        error={problem}
        onChoose={choose}
      />
      {looking && (
        <p role="status" className="quiet">
          <Trans>Looking at what changes…</Trans>
        </p>
      )}
      {effects && <Preview effects={effects} />}
      <FieldError>{failure}</FieldError>
      <div className={classes.acts}>
        <Button component={Link} to={`/people/${colleague.id}`}>
          <Trans>Leave it as it is</Trans>
        </Button>
        {effects && (
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
