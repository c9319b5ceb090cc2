import { MultiChoiceQuestion, ScaleQuestion, SingleChoiceQuestion } from './choice-questions.tsx';
import { GraphQuestion } from './graph-question.tsx';
import type { QuestionProps } from './question-parts.tsx';
import { TextQuestion } from './text-question.tsx';

/** One question of the form, in the way in which it is answered. */
export function QuestionField(props: QuestionProps) {
  switch (props.question.kind) {
    case 'SCALE':
      return <ScaleQuestion {...props} />;
    case 'SINGLE_CHOICE':
      return <SingleChoiceQuestion {...props} />;
    case 'MULTI_CHOICE':
      return <MultiChoiceQuestion {...props} />;
    case 'GRAPH_2D':
      return <GraphQuestion {...props} />;
    default:
      return <TextQuestion {...props} />;
  }
}
