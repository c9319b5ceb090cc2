import { useLingui } from '@lingui/react/macro';
import { Checkbox, Select, TextInput, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { QuestionKind } from '../../gql/graphql.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { AxesFields } from './axes-fields.tsx';
import { hasLabels, type QuestionDraft } from './cycle-draft.ts';
import classes from './questions.module.css';
import { fieldId } from './editor-places.ts';
import { kindNames } from './question-kinds.ts';

/** What the form of a question is drawn from. */
export interface QuestionFieldsProps {
  question: QuestionDraft;
  path: string;
  failures: Record<string, string>;
  onChange: (changes: Partial<QuestionDraft>) => void;
  /** The points of the cycle's rating scale; none without one. */
  scale: readonly string[];
}

/** What is wrong with the labels as a whole, or with one of them. */
function labelFailure(failures: Record<string, string>, path: string): string | undefined {
  return Object.entries(failures).find(([field]) => field.startsWith(`${path}.labels`))?.[1];
}

function useKindChange({ question, scale: shared, onChange }: QuestionFieldsProps) {
  const { t } = useLingui();
  const scale = [t`Rarely`, t`Sometimes`, t`Half of the time`, t`Often`, t`Always`].join('\n');
  return (kind: QuestionKind) => {
    const begin = kind === 'SCALE' && question.labels.trim() === '';
    if (begin && shared.length > 0) onChange({ kind, cycleScale: true });
    else onChange({ kind, ...(begin ? { labels: scale } : {}) });
  };
}

function Labels({ question, path, failures, onChange }: QuestionFieldsProps) {
  const { t } = useLingui();
  const failure = labelFailure(failures, path);
  return (
    <Textarea
      id={fieldId(`${path}.labels`)}
      label={
        question.kind === 'SCALE'
          ? t`Words of the points, one a line, the lowest first`
          : t`Options, one a line`
      }
      description={question.kind === 'SCALE' ? t`2 to 10 points` : t`2 to 30 options`}
      autosize
      minRows={3}
      value={question.labels}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(event) => onChange({ labels: event.currentTarget.value })}
    />
  );
}

/** What stands for a name, as the server knows it in each language. */
const placeholders = {
  en: { given: '{first name}', whole: '{name}' },
  de: { given: '{Vorname}', whole: '{Name}' },
} as const;

/** A failure is said when the person has left the field, never while they type. */
function useQuietWhileTyping(failure: string | undefined): {
  shown: ReactNode;
  onFocus: () => void;
  onBlur: () => void;
} {
  const [typing, setTyping] = useState(false);
  return {
    shown: failure && !typing && <FieldError>{failure}</FieldError>,
    onFocus: () => setTyping(true),
    onBlur: () => setTyping(false),
  };
}

function Words(props: QuestionFieldsProps) {
  const { question, path, failures, onChange } = props;
  const { t } = useLingui();
  const { given, whole } = placeholders[useLocale()];
  const field = useRef<HTMLInputElement>(null);
  // The form opens because somebody asked for it, to write here.
  useEffect(() => field.current?.focus(), []);
  const { shown, ...quiet } = useQuietWhileTyping(failures[`${path}.text`]);
  return (
    <>
      <TextInput
        id={fieldId(`${path}.text`)}
        label={t`Question`}
        description={t`As who writes reads it. ${given} and ${whole} stand for the person it is about.`}
        maxLength={500}
        ref={field}
        value={question.text}
        error={shown}
        {...quiet}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      <OwnWords {...props} />
      <Textarea
        id={fieldId(`${path}.help`)}
        label={t`Help`}
        description={t`Stands under the question; may stay empty.`}
        autosize
        maxLength={2000}
        value={question.help}
        error={failures[`${path}.help`] && <FieldError>{failures[`${path}.help`]}</FieldError>}
        onChange={(event) => onChange({ help: event.currentTarget.value })}
      />
    </>
  );
}

function OwnWords({ question, path, failures, onChange }: QuestionFieldsProps) {
  const { t } = useLingui();
  const { shown, ...quiet } = useQuietWhileTyping(failures[`${path}.textSelf`]);
  return (
    <TextInput
      id={fieldId(`${path}.textSelf`)}
      label={t`The question to the person themselves`}
      description={t`As they read it when they write about themselves; empty where it is the same.`}
      maxLength={500}
      value={question.textSelf}
      error={shown}
      {...quiet}
      onChange={(event) => onChange({ textSelf: event.currentTarget.value })}
    />
  );
}

function SharedScale({ question, path, failures, scale, onChange }: QuestionFieldsProps) {
  const { t } = useLingui();
  const failure = failures[`${path}.cycleScale`];
  const points = scale.join(' · ');
  if (scale.length === 0 && !question.cycleScale) return null;
  return (
    <Checkbox
      id={fieldId(`${path}.cycleScale`)}
      label={t`The rating scale of the cycle`}
      description={points}
      checked={question.cycleScale}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(event) => onChange({ cycleScale: event.currentTarget.checked })}
    />
  );
}

/** The form of one question. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { question, path, onChange } = props;
  const { i18n, t } = useLingui();
  const changeKind = useKindChange(props);
  const kinds = Object.entries(kindNames).map(([value, name]) => ({ value, label: i18n._(name) }));
  return (
    <div className={classes.questionFields}>
      <Words {...props} />
      <Select
        id={fieldId(`${path}.kind`)}
        label={t`How it is answered`}
        data={kinds}
        value={question.kind}
        allowDeselect={false}
        onChange={(kind) => changeKind((kind ?? 'TEXT') as QuestionKind)}
      />
      {question.kind === 'GRAPH_2D' && <AxesFields {...props} />}
      {question.kind === 'SCALE' && <SharedScale {...props} />}
      {hasLabels(question) && <Labels {...props} />}
      <Checkbox
        label={t`Required: feedback cannot be handed in without it`}
        checked={question.required}
        onChange={(event) => onChange({ required: event.currentTarget.checked })}
      />
      {question.kind === 'SCALE' && !question.cycleScale && (
        <Checkbox
          label={t`Offer “I cannot say”`}
          checked={question.allowNotApplicable}
          onChange={(event) => onChange({ allowNotApplicable: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
