import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { FieldError } from '../../ui/field-error.tsx';
import { type BoundTimeline, deadlineFields, type TimelineField, timelineFields } from './cycle-draft.ts';
import classes from './editor.module.css';
import { fieldId } from './editor-places.ts';
import { Part } from './part.tsx';
import { dayOf, withDay } from './timeline-dates.ts';
import type { PartProps } from './use-cycle-form.ts';

interface Step {
  title: MessageDescriptor;
  happens: MessageDescriptor;
  /** What a deadline would refuse, for the dates that can be one. */
  refuses?: MessageDescriptor;
}

const steps: Record<TimelineField, Step> = {
  startsAt: { title: msg`Begins`, happens: msg`The cycle opens by itself and reviewers can be chosen.` },
  nominateUntil: {
    title: msg`Choose until`,
    happens: msg`Reviewers are chosen.`,
    refuses: msg`Deadline: after it the list stands as it is and waits for its approval`,
  },
  approveUntil: {
    title: msg`Approve until`,
    happens: msg`Line managers decide on the names.`,
    refuses: msg`Deadline: who is not approved by then is not asked`,
  },
  writeUntil: {
    title: msg`Write until`,
    happens: msg`Feedback is written. Every request shows this date.`,
    refuses: msg`Deadline: after it, and the days of grace, no feedback is taken`,
  },
  releaseAt: { title: msg`Release from`, happens: msg`Line managers hand the feedback over.` },
  endsAt: {
    title: msg`Closes`,
    happens: msg`What is not handed in by then expires. Without a date somebody closes the cycle.`,
  },
};

interface RowProps {
  field: TimelineField;
  timeline: BoundTimeline;
  failures: Record<string, string>;
  /** In an Anonymous cycle the time to write always ends with its date. */
  anonymous: boolean;
  onChange: (timeline: BoundTimeline) => void;
}

function Deadline({ field, timeline, failures, anonymous, onChange }: RowProps) {
  const { i18n } = useLingui();
  const { refuses } = steps[field];
  if (!refuses || !(field in deadlineFields)) return null;
  const name = deadlineFields[field as keyof typeof deadlineFields];
  const failure = failures[`timeline.${name}`];
  if (anonymous && field === 'writeUntil') {
    return (
      <small className={classes.beneath}>
        <Trans>In an Anonymous cycle this always is a deadline, with the days of grace.</Trans>
      </small>
    );
  }
  return (
    <Checkbox
      id={fieldId(`timeline.${name}`)}
      className={classes.deadline ?? ''}
      label={i18n._(refuses)}
      checked={timeline[name]}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(event) => onChange({ ...timeline, [name]: event.currentTarget.checked })}
    />
  );
}

function Row(props: RowProps) {
  const { i18n } = useLingui();
  const { field, timeline, failures, onChange } = props;
  const failure = failures[`timeline.${field}`];
  return (
    <tr>
      <th scope="row">
        <label htmlFor={fieldId(`timeline.${field}`)}>{i18n._(steps[field].title)}</label>
        <small className={classes.beneath}>{i18n._(steps[field].happens)}</small>
        <Deadline {...props} />
      </th>
      <td>
        <TextInput
          id={fieldId(`timeline.${field}`)}
          type="date"
          min="1970-01-01"
          max="2200-12-31"
          value={dayOf(timeline[field])}
          error={failure && <FieldError>{failure}</FieldError>}
          onChange={(event) => onChange(withDay(timeline, field, event.currentTarget.value))}
        />
      </td>
    </tr>
  );
}

function Grace({ timeline, failures, onChange }: Omit<RowProps, 'field' | 'anonymous'>) {
  const failure = failures['timeline.graceDays'];
  const id = fieldId('timeline.graceDays');
  return (
    <tr>
      <th scope="row">
        <label htmlFor={id}>
          <Trans>Days of grace</Trans>
        </label>
        <small className={classes.beneath}>
          <Trans>
            So long after “Write until” and “Closes” what is late is still taken. The form says so.
          </Trans>
        </small>
      </th>
      <td>
        <NumberInput
          id={id}
          min={0}
          max={60}
          clampBehavior="strict"
          allowDecimal={false}
          allowNegative={false}
          value={timeline.graceDays}
          error={failure && <FieldError>{failure}</FieldError>}
          onChange={(days) => onChange({ ...timeline, graceDays: Number(days) || 0 })}
        />
      </td>
    </tr>
  );
}

/** One table of dates: what happens when, and which date binds. */
export function TimelinePart({ draft, set, failures }: PartProps) {
  const { t } = useLingui();
  const row = {
    timeline: draft.timeline,
    failures,
    anonymous: draft.preset === 'ANONYMOUS',
    onChange: (timeline: BoundTimeline) => set({ timeline }),
  };
  return (
    <Part
      id="timeline"
      lead={
        <Trans>
          The dates guide and remind: only the beginning and the end happen by themselves, and only what is
          marked as a deadline binds. Nothing is mailed.
        </Trans>
      }
    >
      <table className={classes.timeline}>
        <caption className={classes.silent}>{t`What happens when`}</caption>
        <tbody>
          {timelineFields.map((field) => (
            <Row key={field} field={field} {...row} />
          ))}
          <Grace {...row} />
        </tbody>
      </table>
    </Part>
  );
}
