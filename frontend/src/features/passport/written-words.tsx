import { Plural, Trans } from '@lingui/react/macro';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { isAnswered, readAnswer, type ServedAnswer, wordsOf } from '../../lib/written.ts';
import classes from './passport.module.css';

const QuestionnaireCycle = graphql(`
  fragment Questionnaire_cycle on Cycle {
    id
    sections {
      id
      questions {
        id
        kind
        text
        labels
        axes {
          name
          low
          high
        }
      }
    }
  }
`);

interface WrittenWordsProps {
  answers: readonly ServedAnswer[];
  /** The questions as they were read. */
  wording: readonly { question: { id: string }; text: string }[];
  /** Whose questions were answered; null where the cycle is not shown any more. */
  cycle: FragmentType<typeof QuestionnaireCycle> | null;
}

/** What was answered, question by question in the order of the form, behind a line that says how much it is. */
export function WrittenWords({ answers, wording, cycle }: WrittenWordsProps) {
  const sections = (cycle && readFragment(QuestionnaireCycle, cycle).sections) ?? [];
  const written = sections
    .flatMap(({ questions }) => questions ?? [])
    .flatMap((question) => {
      const served = answers.find((answer) => answer.question?.id === question.id);
      const answer = served && readAnswer(served);
      return answer && isAnswered(answer) ? [{ question, answer }] : [];
    });
  if (written.length === 0) return null;
  return (
    <details className={classes.wrote}>
      <summary>
        <Plural value={written.length} one="Read your answer" other="Read your # answers" />
      </summary>
      <dl>
        {written.map(({ question, answer }) => (
          <div key={question.id}>
            <dt className="people-text">
              {wording.find((one) => one.question.id === question.id)?.text ?? question.text}
            </dt>
            <dd className={question.kind === 'TEXT' ? 'people-text' : classes.chosen}>
              {answer.notApplicable ? <Trans>I cannot say</Trans> : wordsOf(answer, question)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
