import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { Axis } from '../../lib/written.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { fieldId } from './editor-places.ts';
import type { QuestionFieldsProps } from './question-fields.tsx';
import classes from './questions.module.css';

interface AxisFieldsProps {
  axis: Axis;
  legend: string;
  path: string;
  failures: Record<string, string>;
  onChange: (changes: Partial<Axis>) => void;
}

function AxisFields({ axis, legend, path, failures, onChange }: AxisFieldsProps) {
  const { t } = useLingui();
  const field = (name: keyof Axis, label: string) => {
    const failure = failures[`${path}.${name}`];
    return (
      <TextInput
        id={fieldId(`${path}.${name}`)}
        label={label}
        maxLength={60}
        value={axis[name]}
        error={failure && <FieldError>{failure}</FieldError>}
        onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      />
    );
  };
  return (
    <fieldset className={classes.axis}>
      <legend>{legend}</legend>
      {field('name', t`What it measures`)}
      {field('low', t`Words at 0`)}
      {field('high', t`Words at 100`)}
    </fieldset>
  );
}

/** The names of both axes of a graph, and what stands at their ends. */
export function AxesFields({ question, path, failures, onChange }: QuestionFieldsProps) {
  const { t } = useLingui();
  const legends = [t`Axis across, from left to right`, t`Axis up, from bottom to top`];
  return question.axes.map((axis, at) => (
    <AxisFields
      key={legends[at]}
      axis={axis}
      legend={legends[at] ?? ''}
      path={`${path}.axes.${at}`}
      failures={failures}
      onChange={(changes) =>
        onChange({ axes: question.axes.map((one, n) => (n === at ? { ...one, ...changes } : one)) })
      }
    />
  ));
}
