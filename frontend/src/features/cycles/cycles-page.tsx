import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Tabs } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { CyclesQuery as CyclesAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { kindWords } from './cycle-words.tsx';
import { CyclesFilters } from './cycles-filters.tsx';
import { CyclesQuery } from './cycles-query.ts';
import classes from './cycles.module.css';
import { type CyclesSearch, cyclesVariables, kinds, looking, narrows, usualKind } from './cycles-search.ts';
import { CyclesTable } from './cycles-table.tsx';
import { NewCycleDialog } from './new-cycle-dialog.tsx';
import { NoCycles } from './no-cycles.tsx';
import { Pager } from './pager.tsx';

const route = getRouteApi('/_member/company/');

function Standing({ search, total }: { search: CyclesSearch; total: number }) {
  if (search.state === 'ARCHIVED')
    return <Trans>Out of the list, and kept with everything that they hold.</Trans>;
  if (narrows(search)) return <Plural value={total} _0="None matches." one="One matches." other="# match." />;
  return (
    <Plural
      value={total}
      _0="None yet. A cycle says who is asked what, when, and who reads it."
      one="You run one cycle."
      other="You run # cycles."
    />
  );
}

function KindTabs({
  search,
  onKind,
  children,
}: {
  search: CyclesSearch;
  onKind: (kind: string | null) => void;
  children: ReactNode;
}) {
  const { i18n } = useLingui();
  const value = search.kind ?? usualKind;
  return (
    <Tabs value={value} onChange={onKind}>
      <Tabs.List className={classes.tabs ?? ''}>
        {kinds.map((kind) => (
          <Tabs.Tab key={kind} value={kind}>
            {i18n._(kindWords[kind])}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={value}>{children}</Tabs.Panel>
    </Tabs>
  );
}

interface ListProps {
  cycles: NonNullable<CyclesAnswer['cycles']>;
  search: CyclesSearch;
  mayCreate: boolean;
  onLook: (change: Record<string, unknown>) => void;
}

function List({ cycles, search, mayCreate, onLook }: ListProps) {
  const [now] = useState(() => new Date());
  const { nodes, pageInfo, totalCount } = cycles;
  const none = (
    <NoCycles search={search} mayCreate={mayCreate} onShowAll={() => onLook({ q: '', state: '' })} />
  );
  return (
    <>
      {(nodes.length > 0 || narrows(search)) && <CyclesFilters search={search} onLook={onLook} />}
      <CyclesTable cycles={nodes} now={now} empty={none} />
      <Pager page={pageInfo} total={<Plural value={totalCount ?? 0} one="# cycle" other="# cycles" />} />
    </>
  );
}

function Elsewhere({ search }: { search: CyclesSearch }) {
  const { kind } = search;
  return (
    <p className={classes.elsewhere}>
      {search.state === 'ARCHIVED' ? (
        <Link to="/company" search={kind ? { kind } : {}}>
          <Trans>Back to the cycles</Trans>
        </Link>
      ) : (
        <Link to="/company" search={{ ...(kind && { kind }), state: 'ARCHIVED' }}>
          <Trans>Archived cycles</Trans>
        </Link>
      )}
    </p>
  );
}

/** Find and start cycles: those that the viewer runs, a tab for each kind. */
export function CyclesPage() {
  const { t } = useLingui();
  const { can } = useViewer();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }] = useLiveQuery({ query: CyclesQuery, variables: cyclesVariables(search) });
  const [creating, setCreating] = useState(false);
  if (!can.has('LIST_CYCLES')) return <Failure code="NOT_FOUND" />;
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data?.cycles) return null;
  const mayCreate = can.has('CREATE_CYCLE') && search.kind === undefined;
  const onLook = (change: Record<string, unknown>) =>
    void navigate({ search: looking(search, change), replace: 'q' in change });
  return (
    <>
      <PageHead
        title={search.state === 'ARCHIVED' ? t`Archived cycles` : t`Cycles`}
        state={<Standing search={search} total={data.cycles.totalCount ?? data.cycles.nodes.length} />}
        actions={
          mayCreate && (
            <>
              <Button renderRoot={(root) => <Link to="/company/templates" {...root} />}>
                <Trans>Templates</Trans>
              </Button>
              <Button variant="filled" onClick={() => setCreating(true)}>
                <Trans>New cycle</Trans>
              </Button>
            </>
          )
        }
      />
      <KindTabs
        search={search}
        onKind={(kind) => void navigate({ search: looking({}, { kind: kind ?? usualKind }) })}
      >
        <List cycles={data.cycles} search={search} mayCreate={mayCreate} onLook={onLook} />
      </KindTabs>
      <Elsewhere search={search} />
      {creating && <NewCycleDialog onClose={() => setCreating(false)} />}
    </>
  );
}
