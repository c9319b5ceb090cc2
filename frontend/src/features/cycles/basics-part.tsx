import { Trans, useLingui } from '@lingui/react/macro';
import { Input, TextInput } from '@mantine/core';
import { useId } from 'react';
import { FieldError } from '../../ui/field-error.tsx';
import { ProseField } from '../../ui/prose-field.tsx';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './editor.module.css';
import { fieldId } from './editor-places.ts';
import { Part } from './part.tsx';
import type { PartProps } from './use-cycle-form.ts';

const longestIntroduction = 20_000;

/** Name and introduction; the introduction is read by the people of the cycle, and its sightline says so. */
export function BasicsPart({ cycleId, draft, set, failures }: PartProps & { cycleId: string }) {
  const { t } = useLingui();
  const readers = useVisibility(cycleId);
  const ids = useId();
  return (
    <Part id="basics">
      <TextInput
        id={fieldId('name')}
        label={t`Name`}
        maxLength={200}
        value={draft.name}
        error={failures.name && <FieldError>{failures.name}</FieldError>}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <SightlineOf data={readers.data} loading={readers.loading} sentenceId={`${ids}-readers`}>
        <Input.Label htmlFor={fieldId('introduction')}>
          <Trans>Introduction</Trans>
        </Input.Label>
        <p id={`${ids}-help`} className={classes.help}>
          <Trans>
            Stands above every form. An empty line begins a paragraph, a hyphen a list; **bold** and
            [words](https://…) for links work.
          </Trans>
        </p>
        <ProseField
          id={fieldId('introduction')}
          describedBy={[`${ids}-help`, `${ids}-readers`]}
          rows={4}
          maxLength={longestIntroduction}
          value={draft.introduction}
          problem={failures.introduction ?? null}
          onChange={(introduction) => set({ introduction })}
        />
      </SightlineOf>
    </Part>
  );
}
