import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormFailures } from '../../lib/errors.ts';
import type { CopyOrigin_CycleFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { movedTo } from './copy-dates.ts';
import { type Timeline, timelineFields } from './cycle-draft.ts';
import classes from './cycles.module.css';

/** A cycle that another can begin with. */
export const CopyOriginCycle = graphql(`
  fragment CopyOrigin_cycle on Cycle {
    id
    name
    startsAt
    nominateUntil
    approveUntil
    writeUntil
    releaseAt
    endsAt
    progress {
      reviewees
    }
  }
`);

export type CopyOrigin = CopyOrigin_CycleFragment;

/** What is said about a copy beside its name. */
export interface CopyChoice {
  /** The id of the cycle to begin with. */
  origin: string;
  /** The day on which its first date falls; empty for no dates. */
  day: string;
  withReviewees: boolean;
}

/** The dates of the copy, as its first day has it. */
export function timelineOf(origin: CopyOrigin, day: string): Timeline | null {
  return day === '' ? null : movedTo(origin, day);
}

function hasDates(origin: CopyOrigin): boolean {
  return timelineFields.some((field) => origin[field] !== null);
}

interface CopyFieldsProps {
  origins: readonly CopyOrigin[];
  choice: CopyChoice;
  /** Whether the cycle to begin with is chosen already. */
  fixed: boolean;
  failures: FormFailures;
  onChange: (choice: CopyChoice) => void;
}

function dateFailure({ fields }: FormFailures): string | undefined {
  return Object.entries(fields).find(([field]) => field.startsWith('timeline'))?.[1];
}

/** Which cycle a copy begins with, when it begins, and whether the same people come along. */
export function CopyFields({ origins, choice, fixed, failures, onChange }: CopyFieldsProps) {
  const { t } = useLingui();
  const origin = origins.find(({ id }) => id === choice.origin);
  const people = origin?.progress?.reviewees ?? 0;
  const failure = dateFailure(failures);
  return (
    <div className={classes.fields}>
      {!fixed && (
        <NativeSelect
          label={t`Cycle to copy`}
          value={choice.origin}
          data={origins.map(({ id, name }) => ({ value: id, label: name ?? '' }))}
          onChange={(event) => onChange({ ...choice, origin: event.currentTarget.value })}
        />
      )}
      {origin && hasDates(origin) && (
        <TextInput
          type="date"
          label={t`Begins`}
          description={t`The other dates move along. Without a day the copy has no dates yet.`}
          min="1970-01-01"
          max="2200-12-31"
          value={choice.day}
          error={failure && <FieldError>{failure}</FieldError>}
          onChange={(event) => onChange({ ...choice, day: event.currentTarget.value })}
        />
      )}
      {people > 0 && (
        <Checkbox
          label={<Plural value={people} one="With the same person" other="With the same # people" />}
          description={t`Whoever has left is left out. The reviewers are chosen anew.`}
          checked={choice.withReviewees}
          onChange={(event) => onChange({ ...choice, withReviewees: event.currentTarget.checked })}
        />
      )}
      <p className="small quiet">
        <Trans>
          Settings and questions are copied. Answers, requests and what was announced stay where they are.
        </Trans>
      </p>
    </div>
  );
}
