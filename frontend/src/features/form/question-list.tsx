import { VisuallyHidden } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { isAnswered } from '../../lib/written.ts';
import { Icon } from '../../ui/icon.tsx';
import { type Answers, answerTo } from './answers.ts';
import classes from './writing.module.css';
import { fieldId, type FormQuestion, goToQuestion } from './question-parts.tsx';

interface QuestionListProps {
  questions: readonly FormQuestion[];
  answers: Answers;
  problems: Readonly<Record<string, string>>;
}

function State({ answered, wrong }: { answered: boolean; wrong: boolean }) {
  const icon = wrong ? 'attention' : answered ? 'complete' : 'open';
  return (
    <>
      <Icon name={icon} />
      <VisuallyHidden>
        {wrong ? <Trans>Look again:</Trans> : answered ? <Trans>Answered:</Trans> : <Trans>Open:</Trans>}
      </VisuallyHidden>
    </>
  );
}

/** The questions beside the form, each with its state; a link goes to its field. */
export function QuestionList({ questions, answers, problems }: QuestionListProps) {
  const { t } = useLingui();
  return (
    <nav className={classes.list} aria-label={t`Questions`}>
      <ol>
        {questions.map((question, index) => (
          <li key={question.id}>
            <a
              href={`#${fieldId(question.id)}`}
              onClick={(event) => {
                event.preventDefault();
                goToQuestion(question.id);
              }}
            >
              <State
                answered={isAnswered(answerTo(answers, question.id))}
                wrong={problems[question.id] !== undefined}
              />
              <span>
                {index + 1}. {question.text}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
