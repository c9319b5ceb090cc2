import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CyclePhase } from '../../gql/graphql.ts';
import { clockTime, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { useToast } from '../../ui/toast.tsx';
import classes from './notice.module.css';
import type { Plan } from './notice-plans.ts';
import { PlanDialog } from './plan-dialog.tsx';
import { useUnplanNotice } from './use-notice-plan.ts';

function Words({ plan }: { plan: Plan }) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const at = new Date(plan.dueAt ?? now);
  const day = longDate(locale, at, now);
  const time = clockTime(locale, at);
  const who = plan.plannedBy?.name ?? '';
  if (plan.problem === 'NOT_OPEN') {
    return (
      <StateWord icon="attention" tone="warn">
        <Trans>
          Planned for {day} at {time}, and not sent: the cycle was not open.
        </Trans>
      </StateWord>
    );
  }
  if (plan.problem === 'NOT_ALLOWED') {
    return (
      <StateWord icon="attention" tone="warn">
        <Trans>
          Planned for {day} at {time}, and not sent: {who} does not run this cycle any more.
        </Trans>
      </StateWord>
    );
  }
  return (
    <StateWord icon="waiting">
      <Trans>
        Goes out by itself on {day} at {time}, planned by {who}
      </Trans>
    </StateWord>
  );
}

interface NoticePlanProps {
  cycleId: string;
  phase: CyclePhase;
  plan: Plan | undefined;
  /** Whether it can be planned now. */
  may: boolean;
}

/** When the mail goes out by itself, with the ways to move that and to take it back. */
export function NoticePlan({ cycleId, phase, plan, may }: NoticePlanProps) {
  const { t } = useLingui();
  const toast = useToast();
  const takeBack = useUnplanNotice(cycleId, phase);
  const [choosing, setChoosing] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (!plan && !may) return null;
  const drop = async () => {
    const problem = await takeBack();
    setFailure(problem);
    if (problem === null) toast({ text: t`Taken back. It does not go out by itself.` });
  };
  return (
    <div className={classes.plan}>
      <div role="status">{plan && <Words plan={plan} />}</div>
      {may && (
        <div className={classes.planActs}>
          <Button variant="subtle" onClick={() => setChoosing(true)}>
            {plan ? <Trans>Choose another time…</Trans> : <Trans>Send it by itself at a time…</Trans>}
          </Button>
          {plan && (
            <Button variant="subtle" onClick={() => void drop()}>
              <Trans>Take the plan back</Trans>
            </Button>
          )}
        </div>
      )}
      <FieldError>{failure}</FieldError>
      {choosing && (
        <PlanDialog cycleId={cycleId} phase={phase} plan={plan} onClose={() => setChoosing(false)} />
      )}
    </div>
  );
}
