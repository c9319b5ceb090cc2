import { Textarea } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { FieldError } from './field-error.tsx';
import classes from './prose-field.module.css';

interface ProseFieldProps {
  id: string;
  /** The ids of what is read out with the field: its help, then the sentence of its sightline. */
  describedBy: readonly string[];
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  /** What is wrong, in words. */
  problem: string | null;
  maxLength: number;
  rows: number;
  required?: boolean;
  /** Takes the focus when the dialog around it opens. */
  first?: boolean;
}

/** Mantine describes a field by its own label texts only; here the sentence comes from the sightline around it. */
function useDescription(ids: readonly string[]) {
  const field = useRef<HTMLTextAreaElement>(null);
  const words = ids.join(' ');
  useEffect(() => field.current?.setAttribute('aria-describedby', words), [words]);
  return field;
}

/** The field in which people write prose, in their own voice: the serif, as high as the text. */
export function ProseField(props: ProseFieldProps) {
  const { id, describedBy, value, onChange, onLeave, problem, maxLength, rows, required, first } = props;
  const field = useDescription([...describedBy, `${id}-problem`]);
  return (
    <>
      <Textarea
        ref={field}
        id={id}
        autosize
        minRows={rows}
        maxLength={maxLength}
        error={problem !== null}
        aria-required={required ?? false}
        {...(first ? { 'data-autofocus': true } : {})}
        classNames={{ input: classes.prose ?? '' }}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={() => onLeave?.()}
      />
      <FieldError id={`${id}-problem`}>{problem}</FieldError>
    </>
  );
}
