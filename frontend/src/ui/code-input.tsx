import { Input, PinInput } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { useFirstFocus } from '../lib/use-first-focus.ts';
import classes from './door.module.css';
import { FieldError } from './field-error.tsx';

const length = 6;

interface CodeInputProps {
  label: string;
  value: string;
  error: string | undefined;
  onChange: (code: string) => void;
  /** Called with the whole code once its last digit is there. */
  onComplete: (code: string) => void;
}

/** Six boxes for the code of an authenticator app; a code that is pasted fills them all. */
export function CodeInput({ label, value, error, onChange, onComplete }: CodeInputProps) {
  const { t } = useLingui();
  const id = useId();
  const first = useFirstFocus();
  const digitLabel = (place: number) => t`${label}, digit ${place} of ${length}`;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      labelProps={{ id }}
      error={error && <FieldError>{error}</FieldError>}
    >
      <PinInput
        // An id from the start: one that Mantine made after the first paint would mount the boxes anew, without the focus.
        id={`${id}-boxes`}
        role="group"
        className={classes.boxes ?? ''}
        aria-labelledby={id}
        length={length}
        type="number"
        inputMode="numeric"
        oneTimeCode
        ref={first}
        placeholder=""
        value={value}
        error={Boolean(error)}
        getInputProps={(index) => ({
          'aria-label': digitLabel(index + 1),
          ...(index === 0 && { 'data-autofocus': true }),
        })}
        onChange={onChange}
        onComplete={onComplete}
      />
    </Input.Wrapper>
  );
}
