import { Trans } from '@lingui/react/macro';
import { givenName } from '../../lib/given-name.ts';
import { useCommand } from '../../lib/use-command.ts';
import type { Answers } from '../form/answers.ts';
import { LookOver } from '../form/look-over.tsx';
import type { HandedIn, Submission } from '../form/use-submit.ts';
import type { LookStep } from '../form/writing-steps.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import { type FeedbackFacts, withheldOf } from './feedback-query.ts';
import { KeepCopy } from './keep-copy.tsx';
import { currentOf, Submit } from './mutations.ts';

interface ReviewStepProps extends LookStep, Omit<Submission, 'send'> {
  facts: FeedbackFacts;
  answers: Answers;
  visibility: SightlineData | null;
  version: () => number;
}

/** Everything that was written about somebody; without names, a copy can be kept of it. */
export function ReviewStep({ facts, version, ...step }: ReviewStepProps) {
  const send = useCommand(Submit, (data) => data.submitFeedback.errors);
  const given = givenName(facts.name);
  const handIn = async (visibilityVersion: string): Promise<HandedIn> => {
    const input = { requestId: facts.id, expectedVersion: version(), visibilityVersion };
    const { data, failures } = await send({ input });
    return { failures, stale: currentOf(data?.submitFeedback.errors ?? []) !== null };
  };
  return (
    <LookOver
      {...step}
      title={<Trans>What you will hand in about {given}</Trans>}
      action={<Trans>Submit</Trans>}
      questions={facts.questions}
      withheldOf={(id) => withheldOf(facts.progress, id)}
      beside={facts.cycle?.preset === 'ANONYMOUS' && <KeepCopy facts={facts} answers={step.answers} />}
      send={handIn}
    />
  );
}
