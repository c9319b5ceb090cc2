import { Button } from '@mantine/core';
import { Plural, Trans } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { CycleStatusQuery, PeopleRole } from '../../gql/graphql.ts';
import { useState } from 'react';
import { ExportMenu } from '../../ui/export-menu.tsx';
import { EmptyState } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { useLeadChangeCount } from './lead-changes.ts';
import { NoAnswers } from './no-answers.tsx';
import { NudgeOutcome } from './nudge-outcome.tsx';
import { ParticipationsTable } from './participations-table.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { GroupChart } from './stage-chart.tsx';
import { StatusFilters } from './status-filters.tsx';
import { exportForm, filterOf } from './status-query.ts';
import { looking, narrows, readStatusSearch } from './status-search.ts';
import { useNudge } from './use-nudge.ts';
import classes from './status.module.css';

const route = getRouteApi('/_member/company/cycles/$cycleId/');

type Cycle = Extract<NonNullable<CycleStatusQuery['node']>, { __typename: 'Cycle' }>;

function NobodyHere({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  if (!narrowed) {
    return (
      <EmptyState>
        <Trans>Nobody is reviewed in this cycle yet.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      action={
        <Button onClick={onClear}>
          <Trans>Clear filters</Trans>
        </Button>
      }
    >
      <Trans>Nobody matches these filters.</Trans>
    </EmptyState>
  );
}

/** Who is chosen: some by id, or everybody whom the filters leave. */
function useChosen() {
  const [all, setAll] = useState(false);
  const [ids, setIds] = useState<readonly string[]>([]);
  const clear = () => {
    setAll(false);
    setIds([]);
  };
  return {
    all,
    ids,
    clear,
    count: (total: number) => (all ? total : ids.length),
    has: (id: string) => all || ids.includes(id),
    chooseAll: () => setAll(true),
    onToggle: (id: string) => {
      if (all) clear();
      else setIds(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
    },
  };
}

interface StatusPeopleProps {
  cycle: Cycle;
  /** What the people of the cycle answer: while another question is under way it is the one of before. */
  question: string;
  roles: readonly PeopleRole[];
  /** Current line managers were put on lists: who is listed may be other people now. */
  onReset: () => void;
}

/** Person by person: narrowed, sorted and put together as the address says. */
export function StatusPeople({ cycle, question, roles, onReset }: StatusPeopleProps) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useChosen();
  const { busy, outcome, problem, nudge } = useNudge();
  const { changed, countAgain } = useLeadChangeCount(cycle.id);
  const [resetting, setResetting] = useState(false);
  if (cycle.participations === null) return null;
  const { nodes, pageInfo, totalCount } = cycle.participations;
  const total = totalCount ?? 0;
  const nudgeChosen = async () => {
    await nudge(chosen.all ? { cycleId: cycle.id, filter: filterOf(search) } : chosen.ids);
    chosen.clear();
  };
  const look = (change: Record<string, unknown>) =>
    void navigate({ search: looking(search, change), replace: true, resetScroll: false });
  return (
    <section className={classes.block}>
      <div className={classes.headLine}>
        <h2>
          <Trans>Person by person</Trans>
        </h2>
        <NoAnswers roles={roles} />
        {cycle.viewerCan?.includes('EXPORT_CYCLE') && (
          <span className={classes.export}>
            <ExportMenu path="/exports/cycle" narrowed={exportForm(cycle.id, search)} />
          </span>
        )}
      </div>
      {chosen.count(total) > 0 ? (
        <ChosenBar
          count={chosen.count(total)}
          all={chosen.all ? null : total}
          busy={busy}
          onAll={chosen.chooseAll}
          onClear={chosen.clear}
          onNudge={() => void nudgeChosen()}
          onReset={changed > 0 ? () => setResetting(true) : null}
        />
      ) : (
        <StatusFilters
          cycleId={cycle.id}
          asksOwn={cycle.selfAssessment ?? false}
          search={search}
          onLook={look}
        />
      )}
      {resetting && (
        <ResetDialog
          cycleId={cycle.id}
          search={search}
          ids={chosen.all ? null : chosen.ids}
          onDone={() => {
            chosen.clear();
            countAgain();
            onReset();
          }}
          onClose={() => setResetting(false)}
        />
      )}
      <NudgeOutcome outcome={outcome} problem={problem} />
      {search.group && <GroupChart by={search.group} groups={cycle.groups ?? []} />}
      <ParticipationsTable
        participations={nodes}
        question={question}
        groups={cycle.groups ?? []}
        dates={cycle}
        asksOwn={cycle.selfAssessment ?? false}
        search={search}
        chosen={chosen}
        empty={
          <NobodyHere
            narrowed={narrows(search)}
            onClear={() =>
              void navigate({ search: readStatusSearch({ group: search.group, order: search.order }) })
            }
          />
        }
        onSort={(order, down) => look({ order, down: down || undefined, group: undefined })}
      />
      <Pager
        info={pageInfo}
        total={totalCount ? <Plural value={totalCount} one="# person" other="# people" /> : null}
        onMove={(to) => void navigate({ search: readStatusSearch({ ...looking(search, {}), ...to }) })}
      />
    </section>
  );
}
