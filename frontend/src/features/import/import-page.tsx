import { Button, NativeSelect } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Note } from '../../ui/note.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ColumnsPart } from './columns-part.tsx';
import { FileDrop } from './file-drop.tsx';
import classes from './import.module.css';
import { ImportQuery, importVariables } from './import-query.ts';
import { outcomes, readImportSearch } from './import-search.ts';
import { ImportSentence, linesToDo, type ShownImport, shownOf } from './import-state.tsx';
import { outcomeNames } from './import-words.ts';
import { LinesTable } from './lines-table.tsx';
import { ProgressPart } from './progress-part.tsx';
import { useApplyImport } from './use-apply-import.ts';
import { type CheckFile, useCheckFile } from './use-check-file.ts';

const route = getRouteApi('/_member/import');
const pause = 1_000;

/** An import has no ticks of its own: while it is under way the page asks again by itself, when it is looked at. */
function useAskWhileRunning(running: boolean, ask: () => void) {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (!document.hidden) ask();
    }, pause);
    return () => clearInterval(timer);
  });
}

function How() {
  return (
    <p className={classes.how}>
      <Trans>
        The first line names the columns; each other line is a person, known by their e-mail address. An empty
        cell changes nothing. The file is checked first and changes nobody before you say so. Nobody gets a
        mail by it.
      </Trans>
    </p>
  );
}

function Acts({
  shown,
  onAnother,
  onApplied,
}: {
  shown: ShownImport;
  onAnother: () => void;
  onApplied: () => void;
}) {
  const { apply, busy, problem } = useApplyImport();
  const todo = linesToDo(shown);
  return (
    <>
      <div className={classes.acts}>
        {shown.viewerCan.includes('APPLY_IMPORT') && todo > 0 && (
          <Button
            variant="filled"
            loading={busy}
            onClick={() => void apply(shown).then((begun) => begun && onApplied())}
          >
            <Plural value={todo} one="Import # line" other="Import # lines" />
          </Button>
        )}
        {shown.state !== 'RUNNING' && (
          <Button onClick={onAnother}>
            <Trans>Choose another file</Trans>
          </Button>
        )}
        <Button component="a" href={`/imports/${shown.id}/report`} download variant="subtle">
          <Trans>Save the report</Trans>
        </Button>
      </div>
      <p className={classes.dropProblem} role="alert">
        {problem}
      </p>
    </>
  );
}

function Lines({ shown }: { shown: ShownImport }) {
  const { t, i18n } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (only: string) => void navigate({ search: readImportSearch({ only }), replace: true });
  return (
    <>
      <NativeSelect
        className={classes.filter ?? ''}
        aria-label={t`Outcome`}
        value={search.only ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          { value: '', label: t`Every line, refused ones first` },
          ...outcomes.map((outcome) => ({ value: outcome, label: i18n._(outcomeNames[outcome]) })),
        ]}
      />
      <LinesTable
        lines={shown.lines.nodes}
        empty={
          <EmptyState>
            <Trans>There is no such line.</Trans>
          </EmptyState>
        }
      />
      <Pager
        info={shown.lines.pageInfo}
        total={<Plural value={shown.lines.totalCount ?? 0} one="# line" other="# lines" />}
        onMove={(to) => void navigate({ search: { ...(search.only ? { only: search.only } : {}), ...to } })}
      />
    </>
  );
}

interface ShownProps {
  shown: ShownImport;
  check: CheckFile;
  onRead: CheckFile['read'];
  onAnother: () => void;
  onApplied: () => void;
}

function Shown({ shown, check, onRead, onAnother, onApplied }: ShownProps) {
  const running = shown.state === 'RUNNING';
  return (
    <>
      {running && <ProgressPart done={shown.doneLines + shown.failedLines} total={linesToDo(shown)} />}
      <Acts shown={shown} onAnother={onAnother} onApplied={onApplied} />
      {shown.state === 'CHECKED' && shown.refusedLines > 0 && (
        <div className={classes.note}>
          <Note tone="warn">
            <Trans>
              Refused lines are left out. Mend them in your file and choose it again: what is said of the
              columns stays, and lines that were carried out are unchanged then.
            </Trans>
          </Note>
        </div>
      )}
      <details className={classes.details}>
        <summary>
          <Trans>How the columns are read</Trans>
        </summary>
        <ColumnsPart
          columns={check.chosen?.checked ? check.chosen.columns : shown.columns}
          onRead={check.chosen && shown.state === 'CHECKED' ? (fields) => void onRead(fields) : null}
          busy={check.busy}
          checked
        />
      </details>
      <Lines shown={shown} />
    </>
  );
}

/** Brings people in from a table: file, check, columns, carrying out, result. */
export function ImportPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const check = useCheckFile();
  const [another, setAnother] = useState(false);
  const [{ data, error }, askAgain] = useLiveQuery({
    query: ImportQuery,
    variables: importVariables(search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  const latest = shownOf(data?.imports?.nodes[0]);
  useAskWhileRunning(latest?.state === 'RUNNING', again);
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.imports) return null;
  const show = (checked: boolean) => {
    if (!checked) return;
    setAnother(false);
    void navigate({ search: {}, replace: true });
    again();
  };
  const unread = check.chosen && !check.chosen.checked ? check.chosen : null;
  const shown = another || unread ? undefined : latest;
  return (
    <>
      <PageHead
        title={shown?.fileName || t`Import people`}
        crumb={shown?.fileName ? <Trans>Import people</Trans> : undefined}
        state={shown && <ImportSentence shown={shown} />}
      />
      {!shown && <How />}
      {!shown && (
        <FileDrop
          busy={check.busy}
          problem={check.problem}
          onFile={(file) => void check.choose(file).then(show)}
        />
      )}
      {unread && (
        <ColumnsPart
          columns={unread.columns}
          onRead={(fields) => void check.read(fields).then(show)}
          busy={check.busy}
          checked={false}
        />
      )}
      {shown && (
        <Shown
          shown={shown}
          check={check}
          onRead={(fields) =>
            check.read(fields).then((checked) => {
              show(checked);
              return checked;
            })
          }
          onAnother={() => {
            setAnother(true);
            check.letGo();
          }}
          onApplied={() => {
            check.letGo();
            again();
          }}
        />
      )}
    </>
  );
}
