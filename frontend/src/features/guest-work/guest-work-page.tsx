import { Trans, useLingui } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { GuestWorkQuery } from './guest-work-query.ts';

const route = getRouteApi('/guest/work/$id');

/** What is asked of the guest here, and until when. */
function State({ locked, dueAt }: { locked: boolean; dueAt: string | null }) {
  const locale = useLocale();
  const { companyName } = useViewer();
  const [now] = useState(() => new Date());
  const due = dueAt === null ? null : longDate(locale, new Date(dueAt), now);
  if (locked) return <Trans>{companyName} shares this with you. It is locked: you can read it.</Trans>;
  if (due === null) return <Trans>{companyName} shares this with you.</Trans>;
  return (
    <Trans>
      {companyName} shares this with you, until {due}.
    </Trans>
  );
}

/** A work review as a guest sees it. Once it is shared no more, nothing of it stays on the page. */
export function GuestWorkPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const [{ data, error }] = useLiveQuery({ query: GuestWorkQuery, variables: { id } });
  if (error && (!data || errorCode(error) === 'NOT_FOUND'))
    return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'WorkReview') return <Failure code="NOT_FOUND" />;
  const { title, description, state, dueAt, project } = data.node;
  return (
    <PageHead
      title={title ?? t`Shared work`}
      crumb={
        <>
          <Link to="/guest">
            <Trans>Everything for you here</Trans>
          </Link>{' '}
          / {project?.name}
        </>
      }
      state={<State locked={state === 'LOCKED'} dueAt={dueAt} />}
      introduction={description ? <p>{description}</p> : null}
    />
  );
}
