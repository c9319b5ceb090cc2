import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Checkbox, Textarea } from '@mantine/core';
import { FieldError } from '../../ui/field-error.tsx';
import { type CycleDraft, lines } from './cycle-draft.ts';
import { fieldId } from './editor-places.ts';
import classes from './questions.module.css';
import type { PartProps } from './use-cycle-form.ts';

function shares({ sections }: CycleDraft): number {
  const questions = sections.flatMap((section) => section.questions);
  return questions.filter(({ kind, cycleScale }) => kind === 'SCALE' && cycleScale).length;
}

function Fields({ draft, set, failures }: Omit<PartProps, 'published'>) {
  const { t } = useLingui();
  const { scale } = draft;
  const failure = Object.entries(failures).find(([field]) => field.startsWith('scale.'))?.[1];
  return (
    <div className={classes.questionFields}>
      <Textarea
        id={fieldId('scale.labels')}
        label={t`Words of the points, one a line, the lowest first`}
        description={t`2 to 10 points; empty for no common scale`}
        autosize
        minRows={3}
        value={scale.labels}
        error={failure && <FieldError>{failure}</FieldError>}
        onChange={(event) => set({ scale: { ...scale, labels: event.currentTarget.value } })}
      />
      <Checkbox
        label={t`Offer “I cannot say”`}
        checked={scale.allowNotApplicable}
        onChange={(event) => set({ scale: { ...scale, allowNotApplicable: event.currentTarget.checked } })}
      />
    </div>
  );
}

/** The rating scale of the cycle, behind a line that says who shares it: what is changed here changes all of them. */
export function ScaleFields({ draft, set, failures, published }: PartProps) {
  const points = lines(draft.scale.labels);
  const count = shares(draft);
  if (published && points.length === 0) return null;
  const failing = Object.keys(failures).some((field) => field.startsWith('scale.'));
  return (
    <details className={classes.shared} open={failing || undefined}>
      <summary>
        <b>
          <Trans>Rating scale of the cycle</Trans>
        </b>
        <ul className={classes.facts}>
          <li>{points.length === 0 ? <Trans>none yet</Trans> : points.join(' · ')}</li>
          <li>
            <Plural
              value={count}
              _0="no question shares it"
              one="# question shares it"
              other="# questions share it"
            />
          </li>
        </ul>
      </summary>
      {!published && <Fields draft={draft} set={set} failures={failures} />}
    </details>
  );
}
