import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Checkbox, Radio } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { CyclePreset } from '../../gql/graphql.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { nominationWords } from './cycle-words.tsx';
import type { ServerCycle } from './cycle-draft.ts';
import classes from './editor.module.css';
import { Part } from './part.tsx';
import { PolicyForm } from './policy-form.tsx';
import { PresetsQuery } from './policy-query.ts';
import { presetWords } from '../../lib/policy-words.ts';
import { ReadersTable } from './readers-table.tsx';
import { ReviewerNumbers } from './reviewer-numbers.tsx';
import { UnaskedSwitch } from './unasked-switch.tsx';
import type { PartProps } from './use-cycle-form.ts';

function Words({ draft, set, failures, published }: PartProps) {
  const { i18n, t } = useLingui();
  return (
    <Radio.Group
      label={t`Who learns who wrote what`}
      value={draft.preset}
      readOnly={published}
      error={failures.preset && <FieldError>{failures.preset}</FieldError>}
      onChange={(preset) => set(preset === 'ANONYMOUS' ? { preset, proactiveAllowed: false } : { preset })}
    >
      <div className={classes.choices}>
        {Object.entries(presetWords).map(([preset, { name, means }]) => (
          <Radio
            key={preset}
            value={preset}
            disabled={published}
            label={i18n._(name)}
            description={i18n._(means)}
          />
        ))}
      </div>
    </Radio.Group>
  );
}

/** What holds, and the way to change it in detail. While a word was only just chosen, what it begins with is shown. */
function Policy({ cycle, preset, can }: { cycle: ServerCycle; preset: CyclePreset; can: boolean }) {
  const [{ data }] = useQuery({ query: PresetsQuery });
  const [changing, setChanging] = useState(false);
  const words = data?.cyclePresets?.find((one) => one.preset === preset);
  const saved = cycle.policy?.preset === preset;
  const lines = saved ? cycle.policy?.lines : words?.lines;
  if (!lines) return null;
  if (changing && words && saved) {
    return (
      <PolicyForm
        cycle={cycle}
        preset={preset}
        lines={lines}
        allowed={words.allowed}
        onDone={() => setChanging(false)}
      />
    );
  }
  return (
    <>
      <ReadersTable lines={lines} />
      {preset === 'ANONYMOUS' && (
        <p className="small quiet">
          <Plural
            value={cycle.policy?.threshold ?? 3}
            other="Nothing is shown of fewer than # people. Groups that are smaller are taken together."
          />
        </p>
      )}
      {can && (
        <div>
          <Button disabled={!saved} onClick={() => setChanging(true)}>
            <Trans>Change in detail…</Trans>
          </Button>
        </div>
      )}
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

/** Who reads what and from when, who chooses the reviewers, and how many. */
export function ReadersPart({ cycle, can, ...props }: PartProps & { cycle: ServerCycle; can: boolean }) {
  const { t } = useLingui();
  return (
    <Part
      id="readers"
      lead={
        props.published ? (
          <Trans>
            The cycle is published. Once somebody has handed in, who reads can only become fewer, and
            everybody who writes sees each change.
          </Trans>
        ) : (
          <Trans>
            Everybody who writes reads this before the first word. Once somebody has handed in, it can only be
            narrowed.
          </Trans>
        )
      }
    >
      <Words {...props} />
      <Policy cycle={cycle} preset={props.draft.preset} can={can} />
      <Checkbox
        label={t`Release by itself on the date of the release`}
        description={t`What can be released then is. Otherwise the line manager releases, or HR.`}
        checked={props.draft.releasedByDate}
        onChange={({ currentTarget }) => props.set({ releasedByDate: currentTarget.checked })}
      />
      <Nomination {...props} />
      <Checkbox
        label={t`Ask the people whom a reviewee leads too`}
        description={t`Upward feedback: once the cycle opens, each of them can write about their line manager, besides whoever is chosen.`}
        checked={props.draft.upward}
        disabled={props.published}
        onChange={({ currentTarget }) => props.set({ upward: currentTarget.checked })}
      />
      <Checkbox
        label={t`Ask the reviewees about themselves too`}
        description={t`Each of them answers the same questions about themselves. Others read it once the feedback is released, and never among it.`}
        checked={props.draft.selfAssessment}
        disabled={props.published}
        onChange={({ currentTarget }) => props.set({ selfAssessment: currentTarget.checked })}
      />
      <UnaskedSwitch {...props} />
      <ReviewerNumbers {...props} />
    </Part>
  );
}
