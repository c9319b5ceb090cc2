import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { FieldError } from '../../ui/field-error.tsx';
import { lines, type QuestionDraft } from './cycle-draft.ts';
import classes from './questions.module.css';
import { MoveButtons } from './move-buttons.tsx';
import { QuestionFields } from './question-fields.tsx';
import { kindNames } from './question-kinds.ts';
import type { Direction } from './question-moves.ts';
import type { QuestionActs } from './use-questions.ts';

interface QuestionEditorProps {
  question: QuestionDraft;
  /** Where it stands in the questionnaire, such as "sections.0.questions.2". */
  path: string;
  failures: Record<string, string>;
  published: boolean;
  open: boolean;
  up: boolean;
  down: boolean;
  acts: QuestionActs;
  scale: readonly string[];
}

function Facts({ question }: { question: QuestionDraft }) {
  const { i18n } = useLingui();
  const count = lines(question.labels).length;
  return (
    <ul className={classes.facts}>
      <li>{i18n._(kindNames[question.kind])}</li>
      {question.kind === 'SCALE' && question.cycleScale && (
        <li>
          <Trans>on the scale of the cycle</Trans>
        </li>
      )}
      {question.kind === 'SCALE' && !question.cycleScale && (
        <li>
          <Plural value={count} one="# point" other="# points" />
        </li>
      )}
      {(question.kind === 'SINGLE_CHOICE' || question.kind === 'MULTI_CHOICE') && (
        <li>
          <Plural value={count} one="# option" other="# options" />
        </li>
      )}
      {question.kind === 'GRAPH_2D' && (
        <li>
          {question.axes
            .map(({ name }) => name)
            .filter(Boolean)
            .join(' × ')}
        </li>
      )}
      <li>{question.required ? <Trans>required</Trans> : <Trans>may stay empty</Trans>}</li>
      {question.kind === 'SCALE' && !question.cycleScale && question.allowNotApplicable && (
        <li>
          <Trans>“I cannot say” is offered</Trans>
        </li>
      )}
    </ul>
  );
}

/** ⌥↑ and ⌥↓ anywhere in the question move it, and the focus stays where it was. */
function useMoveByKeys(move: (direction: Direction) => void, up: boolean, down: boolean) {
  return (event: KeyboardEvent) => {
    const direction = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (!event.altKey || direction === null) return;
    event.preventDefault();
    if (direction < 0 ? up : down) move(direction);
  };
}

/** A question that moves into another section is drawn anew; the focus that was in it comes along. */
function useFocusComesAlong(key: string, moved: QuestionActs['moved']) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (moved?.key !== key || row.current?.contains(document.activeElement)) return;
    row.current?.querySelector<HTMLElement>(`[data-move="${moved.direction}"]`)?.focus();
  }, [moved, key]);
  return row;
}

function Row({ question, published, open, up, down, acts }: QuestionEditorProps) {
  const { t } = useLingui();
  const name = question.text || t`a question without words`;
  return (
    <div className={classes.questionRow}>
      <div className={classes.grow}>
        <b>{question.text || <Trans>Not written yet</Trans>}</b>
        <Facts question={question} />
      </div>
      {!published && (
        <>
          <MoveButtons
            what={name}
            up={up}
            down={down}
            onMove={(direction) => acts.move(question.key, direction)}
          />
          <Button
            size="sm"
            variant="subtle"
            aria-expanded={open}
            aria-label={open ? t`Close: ${name}` : t`Edit: ${name}`}
            onClick={() => acts.open(open ? null : question.key)}
          >
            {open ? <Trans>Close</Trans> : <Trans>Edit</Trans>}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            aria-label={t`Remove: ${name}`}
            onClick={() => acts.remove(question.key)}
          >
            <Trans>Remove</Trans>
          </Button>
        </>
      )}
    </div>
  );
}

/** One question of the list: its words and facts, the ways to move and remove it, and its form when it is open. */
export function QuestionEditor(props: QuestionEditorProps) {
  const { question, path, failures, open, up, down, published, acts } = props;
  const row = useFocusComesAlong(question.key, acts.moved);
  const byKeys = useMoveByKeys((direction) => acts.move(question.key, direction), up, down);
  const failing = Object.entries(failures).find(([field]) => field.startsWith(`${path}.`));
  return (
    <li ref={row} className={classes.question} onKeyDown={published ? undefined : byKeys}>
      <Row {...props} />
      {open && !published && (
        <QuestionFields
          question={question}
          path={path}
          failures={failures}
          scale={props.scale}
          onChange={(changes) => acts.change(question.key, changes)}
        />
      )}
      {!open && failing && <FieldError>{failing[1]}</FieldError>}
    </li>
  );
}
