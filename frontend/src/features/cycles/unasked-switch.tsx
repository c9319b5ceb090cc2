import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { FieldError } from '../../ui/field-error.tsx';
import { fieldId } from './editor-places.ts';
import type { PartProps } from './use-cycle-form.ts';

/** Whether members may write unasked, and what everybody learns by that. */
export function UnaskedSwitch({ draft, set, failures, published }: PartProps) {
  const { t } = useLingui();
  const failure = failures.proactiveAllowed;
  const anonymous = draft.preset === 'ANONYMOUS';
  return (
    <Checkbox
      id={fieldId('proactiveAllowed')}
      label={t`Let members write unasked`}
      description={
        anonymous
          ? t`Not in an Anonymous cycle: whoever wrote unasked would be known by having come in beside the list.`
          : t`Every member can then see who is reviewed in this cycle, and write about them without having been asked. Guests cannot.`
      }
      checked={draft.proactiveAllowed}
      disabled={published || anonymous}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={({ currentTarget }) => set({ proactiveAllowed: currentTarget.checked })}
    />
  );
}
