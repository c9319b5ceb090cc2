import { useLingui } from '@lingui/react/macro';
import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './editor.module.css';
import { fieldId } from './editor-places.ts';
import type { PartProps } from './use-cycle-form.ts';

const most = 50;

interface NumberProps {
  field: 'minReviewers' | 'maxReviewers' | 'suggestedReviewers';
  label: string;
  least: number;
  /** What an empty field means; without it the draft keeps the last number while the field is empty. */
  none?: number;
  part: PartProps;
}

function Count({ field, label, least, none, part }: NumberProps) {
  const [empty, setEmpty] = useState(false);
  const failure = part.failures[field];
  return (
    <NumberInput
      id={fieldId(field)}
      label={label}
      min={least}
      max={most}
      allowDecimal={false}
      hideControls
      inputMode="numeric"
      disabled={part.published}
      value={empty || part.draft[field] === none ? '' : part.draft[field]}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(next) => {
        setEmpty(typeof next !== 'number');
        if (typeof next === 'number') part.set({ [field]: next });
        else if (none !== undefined) part.set({ [field]: none });
      }}
      onBlur={() => setEmpty(false)}
    />
  );
}

/** How many reviewers somebody has: at least, at most, and what is suggested to whoever chooses them. */
export function ReviewerNumbers(props: PartProps) {
  const { t } = useLingui();
  return (
    <div className={classes.counts}>
      <Count field="minReviewers" label={t`Reviewers at least`} least={0} part={props} />
      <Count field="maxReviewers" label={t`Reviewers at most`} least={1} part={props} />
      <Count field="suggestedReviewers" label={t`Suggested, if you like`} least={1} none={0} part={props} />
    </div>
  );
}
