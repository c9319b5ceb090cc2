import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { FieldError } from '../../ui/field-error.tsx';
import { type TimelineField, timelineFields } from './cycle-draft.ts';
import classes from './editor.module.css';
import { fieldId } from './editor-places.ts';
import { Part } from './part.tsx';
import { dayOf, withDay } from './timeline-dates.ts';
import type { PartProps } from './use-cycle-form.ts';

const steps: Record<TimelineField, { title: MessageDescriptor; happens: MessageDescriptor }> = {
  startsAt: { title: msg`Begins`, happens: msg`The cycle opens by itself and reviewers can be chosen.` },
  nominateUntil: { title: msg`Choose until`, happens: msg`Reviewers are chosen.` },
  approveUntil: { title: msg`Approve until`, happens: msg`Line managers decide on the names.` },
  writeUntil: { title: msg`Write until`, happens: msg`Feedback is written. Every request shows this date.` },
  releaseAt: { title: msg`Release from`, happens: msg`Line managers hand the feedback over.` },
  endsAt: {
    title: msg`Closes`,
    happens: msg`What is not handed in by then expires. Without a date somebody closes the cycle.`,
  },
};

/** One table of dates: what happens when. */
export function TimelinePart({ draft, set, failures }: PartProps) {
  const { i18n, t } = useLingui();
  const { timeline } = draft;
  return (
    <Part
      id="timeline"
      lead={
        <Trans>
          The dates guide: only the beginning and the end happen by themselves. Nothing is mailed.
        </Trans>
      }
    >
      <table className={classes.timeline}>
        <caption className={classes.silent}>{t`What happens when`}</caption>
        <tbody>
          {timelineFields.map((field) => {
            const failure = failures[`timeline.${field}`];
            return (
              <tr key={field}>
                <th scope="row">
                  <label htmlFor={fieldId(`timeline.${field}`)}>{i18n._(steps[field].title)}</label>
                  <small className={classes.beneath}>{i18n._(steps[field].happens)}</small>
                </th>
                <td>
                  <TextInput
                    id={fieldId(`timeline.${field}`)}
                    type="date"
                    min="1970-01-01"
                    max="2200-12-31"
                    value={dayOf(timeline[field])}
                    error={failure && <FieldError>{failure}</FieldError>}
                    onChange={(event) =>
                      set({ timeline: withDay(timeline, field, event.currentTarget.value) })
                    }
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Part>
  );
}
