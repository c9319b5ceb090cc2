import { Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, Radio } from '@mantine/core';
import { useState } from 'react';
import { FieldError } from '../../ui/field-error.tsx';
import { nominationWords } from './cycle-words.tsx';
import classes from './editor.module.css';
import { fieldId } from './editor-places.ts';
import { Part } from './part.tsx';
import { ReadersTable } from './readers-table.tsx';
import type { PartProps } from './use-cycle-form.ts';

const most = 50;

function Preset({ draft, set, failures, published }: PartProps) {
  const { t } = useLingui();
  return (
    <>
      <Radio.Group
        label={t`Who learns who wrote what`}
        value={draft.preset}
        readOnly={published}
        error={failures.preset && <FieldError>{failures.preset}</FieldError>}
        onChange={(preset) => set({ preset: preset })}
      >
        <div className={classes.choices}>
          <Radio
            value="CONFIDENTIAL"
            disabled={published}
            label={t`Confidential`}
            description={t`The line manager and HR read the names. The person it is about never does, nor does anybody else.`}
          />
          <Radio
            value="NAMED"
            disabled={published}
            label={t`Named`}
            description={t`Everybody who reads the feedback reads the name of whoever wrote it.`}
          />
        </div>
      </Radio.Group>
      <ReadersTable preset={draft.preset} />
    </>
  );
}

function Nomination({ draft, set, failures, published }: PartProps) {
  const { i18n, t } = useLingui();
  return (
    <Radio.Group
      label={t`Who chooses the reviewers`}
      value={draft.nomination}
      readOnly={published}
      error={failures.nomination && <FieldError>{failures.nomination}</FieldError>}
      onChange={(nomination) => set({ nomination: nomination })}
    >
      <div className={classes.choices}>
        {Object.entries(nominationWords).map(([mode, words]) => (
          <Radio key={mode} value={mode} disabled={published} label={i18n._(words)} />
        ))}
      </div>
    </Radio.Group>
  );
}

interface CountProps {
  field: 'minReviewers' | 'maxReviewers';
  label: string;
  least: number;
  part: PartProps;
}

/** While the field is empty the draft keeps the last number. */
function Count({ field, label, least, part }: CountProps) {
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
      value={empty ? '' : part.draft[field]}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(next) => {
        setEmpty(typeof next !== 'number');
        if (typeof next === 'number') part.set({ [field]: next });
      }}
      onBlur={() => setEmpty(false)}
    />
  );
}

/** Who reads what and from when, who chooses the reviewers, and how many. */
export function ReadersPart(props: PartProps) {
  const { t } = useLingui();
  return (
    <Part
      id="readers"
      lead={
        props.published ? (
          <Trans>The cycle is published: what was promised to those who write holds.</Trans>
        ) : (
          <Trans>
            Everybody who writes reads this before the first word. After publishing it stays as it is.
          </Trans>
        )
      }
    >
      <Preset {...props} />
      <Nomination {...props} />
      <div className={classes.counts}>
        <Count field="minReviewers" label={t`Reviewers at least`} least={0} part={props} />
        <Count field="maxReviewers" label={t`Reviewers at most`} least={1} part={props} />
      </div>
    </Part>
  );
}
