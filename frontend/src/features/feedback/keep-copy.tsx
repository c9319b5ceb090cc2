import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { wordsOf } from '../../lib/written.ts';
import { type Answers, answerTo } from '../form/answers.ts';
import type { FeedbackFacts } from './feedback-query.ts';

/** What was written, as plain text: every question with its answer. */
export function copyOf(facts: Pick<FeedbackFacts, 'questions'>, heading: string, answers: Answers): string {
  const parts = facts.questions.map((question, index) => {
    const words = wordsOf(answerTo(answers, question.id), question);
    return `${index + 1}. ${question.text ?? ''}\n${words === '' ? '–' : words}`;
  });
  return [heading, ...parts].join('\n\n');
}

/** Saves what was written on the device: after the close of an Anonymous cycle it cannot be opened here any more. */
export function KeepCopy({ facts, answers }: { facts: FeedbackFacts; answers: Answers }) {
  const keep = () => {
    const heading = [facts.cycle?.name, facts.name].filter(Boolean).join(', ');
    const file = new Blob([copyOf(facts, heading, answers)], { type: 'text/plain;charset=utf-8' });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = 'feedback.txt';
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button onClick={keep}>
      <Trans>Keep a copy</Trans>
    </Button>
  );
}
