import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { unanswered, type Written, wordsOf } from '../../lib/written.ts';
import { ConflictDialog, type ConflictSide } from '../../ui/conflict-dialog.tsx';
import { type Answers, answerTo, type Merged } from './answers.ts';
import type { FormQuestion } from './question-parts.tsx';

interface AnswersConflictProps {
  questions: readonly FormQuestion[];
  conflict: Merged & { theirs: Answers };
  onResolve: (answers: Answers) => void;
}

function chosen(side: ConflictSide, text: string, mine: Written, theirs: Written): Written {
  if (side === 'TOGETHER') return { ...unanswered, text };
  return side === 'MINE' ? mine : theirs;
}

/** Asks about the questions that were answered differently in two windows, one after the other. */
export function AnswersConflict({ questions, conflict, onResolve }: AnswersConflictProps) {
  const [decided, setDecided] = useState<Answers>({});
  const open = conflict.undecided.filter((id) => decided[id] === undefined);
  const question = questions.find(({ id }) => id === open[0]);
  if (!question) return null;
  const { id, text, kind } = question;
  const mine = answerTo(conflict.answers, id);
  const theirs = answerTo(conflict.theirs, id);
  const choose = (words: string, side: ConflictSide) => {
    const next = { ...decided, [id]: chosen(side, words, mine, theirs) };
    if (open.length === 1) onResolve({ ...conflict.answers, ...next });
    else setDecided(next);
  };
  return (
    <ConflictDialog
      key={id}
      about={<Trans>Your answer to: {text}</Trans>}
      mine={wordsOf(mine, question)}
      theirs={wordsOf(theirs, question)}
      chooseOnly={kind !== 'TEXT'}
      onChoose={choose}
    />
  );
}
