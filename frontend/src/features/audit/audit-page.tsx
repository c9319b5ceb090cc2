import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { Pager } from '../../ui/pager.tsx';
import { AuditFilterFields } from './audit-filters.tsx';
import { AuditLogQuery, auditVariables, exportForm } from './audit-query.ts';
import { type AuditFilters, readFilters } from './audit-search.ts';
import { AuditTable } from './audit-table.tsx';

const route = getRouteApi('/_member/settings/audit-log');

function Empty({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
    return (
      <EmptyState>
        <Trans>Nothing was done so far that stands in your part of the log.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <Button onClick={onClear}>
          <Trans>Show everything</Trans>
        </Button>
      }
    >
      <Trans>Nothing in the log fits all of this.</Trans>
    </EmptyState>
  );
}

/** Who did what to whom and when: each administrator reads the part of their role. */
export function AuditPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const { can } = useViewer();
  const navigate = route.useNavigate();
  const [{ data, error }, askAgain] = useLiveQuery({
    query: AuditLogQuery,
    variables: auditVariables(search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.auditEvents) return null;
  const { auditEvents, nodes } = data;
  const filters = readFilters({ ...search });
  const narrow = (next: AuditFilters) => void navigate({ search: next, replace: true });
  const names = new Map(
    nodes.flatMap((node) => (node && 'name' in node ? [[node.id, node.name ?? '']] : [])),
  );
  return (
    <>
      <PageHead
        title={t`Audit log`}
        crumb={<Trans>Settings</Trans>}
        state={
          <Trans>
            Who did what, to whom and when. Nobody can change or delete a line. What others did in your own
            review is not shown to you.
          </Trans>
        }
        actions={
          can.has('EXPORT_AUDIT_LOG') && (
            <ExportMenu path="/exports/audit-log" narrowed={exportForm(filters)} />
          )
        }
      />
      <AuditFilterFields filters={filters} names={names} onFilter={narrow} />
      <AuditTable
        events={auditEvents.nodes}
        empty={<Empty narrowed={Object.keys(filters).length > 0} onClear={() => narrow({})} />}
      />
      <Pager
        info={auditEvents.pageInfo}
        total={
          auditEvents.totalCount ? (
            <Plural value={auditEvents.totalCount} one="# line" other="# lines" />
          ) : null
        }
        onMove={(to) => void navigate({ search: { ...filters, ...to } })}
      />
    </>
  );
}
