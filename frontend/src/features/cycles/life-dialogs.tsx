import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useMutation } from 'urql';
import type { LifeDialogs_CycleFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './cycles.module.css';
import { dayOf, withDay } from './timeline-dates.ts';
import { useFirstFailure } from './use-first-failure.ts';
import { useFormFailures } from './use-form-failures.ts';

/** A cycle as the questions about its life know it. */
export const LifeDialogsCycle = graphql(`
  fragment LifeDialogs_cycle on Cycle {
    id
    version
    name
    state
    writeUntil
    endsAt
    progress {
      reviewees
      asked
      handedIn
      released
    }
  }
`);

const ReopenCycle = graphql(`
  mutation ReopenCycle($input: ReopenCycleInput!) {
    reopenCycle(input: $input) {
      cycle {
        id
        version
        state
        viewerCan
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
      }
    }
  }
`);

const ArchiveCycle = graphql(`
  mutation ArchiveCycle($input: ArchiveCycleInput!) {
    archiveCycle(input: $input) {
      cycle {
        id
        version
        state
        viewerCan
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

const UnarchiveCycle = graphql(`
  mutation UnarchiveCycle($input: UnarchiveCycleInput!) {
    unarchiveCycle(input: $input) {
      cycle {
        id
        version
        state
        viewerCan
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

interface LifeProps {
  cycle: LifeDialogs_CycleFragment;
  /** Asks for the page anew. */
  askAgain: () => void;
  onClose: () => void;
}

function Consequences({ children }: { children: ReactNode }) {
  return <ul className={classes.consequences}>{children}</ul>;
}

interface DayFieldProps {
  label: string;
  field: 'writeUntil' | 'endsAt';
  at: string | null;
  failure: string | undefined;
  onChange: (at: string | null) => void;
}

const noDates = {
  startsAt: null,
  nominateUntil: null,
  approveUntil: null,
  writeUntil: null,
  releaseAt: null,
  endsAt: null,
};

function DayField({ label, field, at, failure, onChange }: DayFieldProps) {
  return (
    <TextInput
      type="date"
      label={label}
      min="1970-01-01"
      max="2200-12-31"
      value={dayOf(at)}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(event) => onChange(withDay(noDates, field, event.currentTarget.value)[field])}
    />
  );
}

/** Asks until when a closed cycle goes on, and says what comes back with it. */
export function ReopenDialog({ cycle, askAgain, onClose }: LifeProps) {
  const { t } = useLingui();
  const [, reopen] = useMutation(ReopenCycle);
  const failures = useFormFailures();
  const [dates, setDates] = useState({ writeUntil: cycle.writeUntil, endsAt: cycle.endsAt });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const name = cycle.name ?? '';
  const given = (field: 'writeUntil' | 'endsAt') => (dates[field] === cycle[field] ? null : dates[field]);
  const go = async () => {
    const input = {
      cycleId: cycle.id,
      expectedVersion: cycle.version ?? 0,
      writeUntil: given('writeUntil'),
      endsAt: given('endsAt'),
    };
    const { data, error } = await reopen({ input });
    const problem = failures(error, data?.reopenCycle.errors);
    setWrong(problem?.fields ?? {});
    askAgain();
    if (problem === null) return null;
    return problem.form[0] ?? t`Look at the dates above.`;
  };
  return (
    <ConfirmDialog
      title={t`Open ${name} again?`}
      confirm={t`Open the cycle again`}
      keep={t`Leave it closed`}
      onConfirm={go}
      onClose={onClose}
    >
      <Consequences>
        <li>
          <Trans>Requests that expired go on where they were: drafts as drafts, the others as asked.</Trans>
        </li>
        <li>
          <Trans>Reviewers whom nobody had approved by the close are to be chosen again.</Trans>
        </li>
        <li>
          <Trans>To-dos come back by themselves. Nobody is mailed.</Trans>
        </li>
      </Consequences>
      <div className={classes.fields}>
        <DayField
          label={t`Write until`}
          field="writeUntil"
          at={dates.writeUntil}
          failure={wrong.writeUntil}
          onChange={(writeUntil) => setDates({ ...dates, writeUntil })}
        />
        <DayField
          label={t`Closes`}
          field="endsAt"
          at={dates.endsAt}
          failure={wrong.endsAt}
          onChange={(endsAt) => setDates({ ...dates, endsAt })}
        />
      </div>
    </ConfirmDialog>
  );
}

/** Asks before a closed cycle leaves the lists. */
export function ArchiveDialog({ cycle, askAgain, onClose }: LifeProps) {
  const { t } = useLingui();
  const [, archive] = useMutation(ArchiveCycle);
  const failure = useFirstFailure();
  const name = cycle.name ?? '';
  const go = async () => {
    const { data, error } = await archive({
      input: { cycleId: cycle.id, expectedVersion: cycle.version ?? 0 },
    });
    askAgain();
    return failure(error, data?.archiveCycle.errors);
  };
  return (
    <ConfirmDialog
      title={t`Archive ${name}?`}
      confirm={t`Archive the cycle`}
      keep={t`Leave it in the list`}
      onConfirm={go}
      onClose={onClose}
    >
      <Consequences>
        <li>
          <Trans>
            It leaves the list of cycles. Everything in it is kept, and who may read it still does.
          </Trans>
        </li>
        <li>
          <Trans>It can be brought back at any time.</Trans>
        </li>
      </Consequences>
    </ConfirmDialog>
  );
}

/** Asks before an archived cycle comes back to the lists. */
export function UnarchiveDialog({ cycle, askAgain, onClose }: LifeProps) {
  const { t } = useLingui();
  const [, unarchive] = useMutation(UnarchiveCycle);
  const failure = useFirstFailure();
  const name = cycle.name ?? '';
  const go = async () => {
    const { data, error } = await unarchive({
      input: { cycleId: cycle.id, expectedVersion: cycle.version ?? 0 },
    });
    askAgain();
    return failure(error, data?.unarchiveCycle.errors);
  };
  return (
    <ConfirmDialog
      title={t`Bring ${name} back?`}
      confirm={t`Bring it back`}
      keep={t`Leave it archived`}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>It stands in the list again, closed as it was.</Trans>
      </p>
    </ConfirmDialog>
  );
}

/** What the deletion of a cycle that people took part in destroys. */
export function Destroyed({ progress }: Pick<LifeDialogs_CycleFragment, 'progress'>) {
  return (
    <Consequences>
      <li>
        <Plural
          value={progress?.reviewees ?? 0}
          _0="Nobody is reviewed in it."
          one="The feedback about one person is gone for good, for everybody."
          other="The feedback about # people is gone for good, for everybody."
        />
      </li>
      <li>
        <Plural
          value={progress?.asked ?? 0}
          _0="No request was made."
          one="One request is gone, with its answers, drafts too."
          other="# requests are gone, with all answers, drafts too."
        />
      </li>
      <li>
        <Trans>
          Messages and mails about it go as well. The audit log keeps that it was deleted, and by whom.
        </Trans>
      </li>
      <li>
        <Trans>There is no way back. To put it away instead, close and archive it.</Trans>
      </li>
    </Consequences>
  );
}
