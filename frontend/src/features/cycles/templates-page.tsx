import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { pageArguments } from './page-window.ts';
import { Pager } from './pager.tsx';
import { TemplatesQuery } from './templates-query.ts';
import { TemplatesTable } from './templates-table.tsx';

const route = getRouteApi('/_member/company/templates');

/** The company's own templates: what cycles can begin with, to rename and to delete. */
export function TemplatesPage() {
  const { t } = useLingui();
  const [now] = useState(() => new Date());
  const [{ data, error }, again] = useLiveQuery({
    query: TemplatesQuery,
    variables: pageArguments(route.useSearch()),
  });
  const askAgain = () => again({ requestPolicy: 'network-only' });
  if (error && !data) {
    return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={askAgain} />;
  }
  if (!data?.savedTemplates) return null;
  const { nodes, pageInfo, totalCount } = data.savedTemplates;
  return (
    <>
      <PageHead
        title={t`Templates`}
        crumb={
          <Link to="/company">
            <Trans>Cycles</Trans>
          </Link>
        }
        state={
          <Trans>
            Settings and questions that cycles can begin with. A cycle that began with one stays as it is,
            whatever becomes of the template.
          </Trans>
        }
      />
      <TemplatesTable
        templates={nodes}
        now={now}
        askAgain={askAgain}
        empty={
          <EmptyState
            action={
              <Link to="/company">
                <Trans>See the cycles</Trans>
              </Link>
            }
          >
            <Trans>No template yet. Open a cycle and choose “Save as template” under “More”.</Trans>
          </EmptyState>
        }
      />
      <Pager
        page={pageInfo}
        total={<Plural value={totalCount ?? 0} one="# template" other="# templates" />}
      />
    </>
  );
}
