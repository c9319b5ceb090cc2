import { Checkbox, Radio } from '@mantine/core';
import { useLingui } from '@lingui/react/macro';
import { unanswered, type Written } from '../../lib/written.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './form.module.css';
import { Ask, fieldId, Help, type QuestionProps, Readers } from './question-parts.tsx';

const cannotSay = 'cannot-say';

const pointClasses = {
  root: classes.point ?? '',
  body: classes.pointBody ?? '',
  inner: classes.pointInner ?? '',
  radio: classes.radio ?? '',
  icon: classes.dot ?? '',
  label: classes.pointLabel ?? '',
};

const optionClasses = { root: classes.option ?? '', label: classes.optionLabel ?? '' };

/** Label, help and error as Mantine's groups take them. */
function groupProps({ question, number, problem, onLeave }: QuestionProps) {
  return {
    label: <Ask question={question} number={number} />,
    description: <Help question={question} />,
    error: problem && <FieldError>{problem}</FieldError>,
    onBlur: onLeave,
    classNames: { label: classes.groupLabel ?? '', description: classes.groupHelp ?? '' },
  };
}

function pointOf({ notApplicable, scale }: Written): string {
  if (notApplicable) return cannotSay;
  return scale === null ? '' : String(scale);
}

/** A scale as a line of points with words, on the phone a list; "I cannot say" stands apart from it. */
export function ScaleQuestion(props: QuestionProps) {
  const { t } = useLingui();
  const { question, answer, onChange } = props;
  const labels = question.labels ?? [];
  const choose = (value: string) =>
    onChange(
      value === cannotSay ? { ...unanswered, notApplicable: true } : { ...unanswered, scale: Number(value) },
    );
  return (
    <div className={classes.question}>
      <Radio.Group {...groupProps(props)} value={pointOf(answer)} onChange={choose}>
        <div className={classes.scale}>
          {labels.map((label, index) => (
            <Radio
              key={label}
              {...(index === 0 ? { id: fieldId(question.id) } : {})}
              value={String(index + 1)}
              label={label}
              classNames={pointClasses}
            />
          ))}
          {question.allowNotApplicable && (
            <Radio
              value={cannotSay}
              label={t`I cannot say`}
              classNames={{ ...pointClasses, root: `${classes.point ?? ''} ${classes.apart ?? ''}` }}
            />
          )}
        </div>
      </Radio.Group>
      <Readers {...props} />
    </div>
  );
}

/** One option out of several. */
export function SingleChoiceQuestion(props: QuestionProps) {
  const { question, answer, onChange } = props;
  const chosen = answer.choices[0];
  return (
    <div className={classes.question}>
      <Radio.Group
        {...groupProps(props)}
        value={chosen === undefined ? '' : String(chosen)}
        onChange={(value) => onChange({ ...unanswered, choices: [Number(value)] })}
      >
        <div className={classes.options}>
          {(question.labels ?? []).map((label, index) => (
            <Radio
              key={label}
              {...(index === 0 ? { id: fieldId(question.id) } : {})}
              value={String(index)}
              label={label}
              classNames={optionClasses}
            />
          ))}
        </div>
      </Radio.Group>
      <Readers {...props} />
    </div>
  );
}

/** Any number of options. */
export function MultiChoiceQuestion(props: QuestionProps) {
  const { question, answer, onChange } = props;
  const choose = (values: string[]) =>
    onChange({ ...unanswered, choices: values.map(Number).sort((one, other) => one - other) });
  return (
    <div className={classes.question}>
      <Checkbox.Group {...groupProps(props)} value={answer.choices.map(String)} onChange={choose}>
        <div className={classes.options}>
          {(question.labels ?? []).map((label, index) => (
            <Checkbox
              key={label}
              {...(index === 0 ? { id: fieldId(question.id) } : {})}
              value={String(index)}
              label={label}
              classNames={optionClasses}
            />
          ))}
        </div>
      </Checkbox.Group>
      <Readers {...props} />
    </div>
  );
}
