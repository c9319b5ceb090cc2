import { Button, NativeSelect } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ImportField } from '../../gql/graphql.ts';
import { Note } from '../../ui/note.tsx';
import { EmptyState } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ColumnsPart } from './columns-part.tsx';
import classes from './import.module.css';
import { type ImportSearch, outcomes, readImportSearch } from './import-search.ts';
import { linesToDo, type ShownImport } from './import-state.tsx';
import { outcomeNames } from './import-words.ts';
import { InvitePart } from './invite-part.tsx';
import { LinesTable } from './lines-table.tsx';
import { ProgressPart } from './progress-part.tsx';
import { useApplyImport } from './use-apply-import.ts';
import type { Chosen } from './use-check-file.ts';

/** The filter and the page of the lines, as they stand in the address. */
interface Searching {
  search: ImportSearch;
  onSearch: (search: ImportSearch) => void;
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

function Lines({ shown, search, onSearch }: { shown: ShownImport } & Searching) {
  const { t, i18n } = useLingui();
  return (
    <>
      <NativeSelect
        className={classes.filter ?? ''}
        aria-label={t`Outcome`}
        value={search.only ?? ''}
        onChange={(event) => onSearch(readImportSearch({ only: event.currentTarget.value }))}
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
        onMove={(to) => onSearch({ ...(search.only ? { only: search.only } : {}), ...to })}
      />
    </>
  );
}

interface ShownProps extends Searching {
  shown: ShownImport;
  /** Whether a mail server is set up. */
  mail: boolean;
  /** The file of it, while it is at hand. */
  chosen: Chosen | null;
  busy: boolean;
  /** Checks the file with other fields. */
  onRead: (fields: readonly ImportField[]) => void;
  onAnother: () => void;
  onApplied: () => void;
}

/** What an import would do, does or has done, line by line, and what may be done with it. */

export function ImportPart(props: ShownProps) {
  const { shown, mail, chosen, busy, onRead, onAnother, onApplied, search, onSearch } = props;
  const running = shown.state === 'RUNNING';
  return (
    <>
      {running && <ProgressPart done={shown.doneLines + shown.failedLines} total={linesToDo(shown)} />}
      <InvitePart shown={shown} mail={mail} onInvited={onApplied} />
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
          columns={chosen?.checked ? chosen.columns : shown.columns}
          onRead={chosen && shown.state === 'CHECKED' ? onRead : null}
          busy={busy}
          checked
        />
      </details>
      <Lines shown={shown} search={search} onSearch={onSearch} />
    </>
  );
}
