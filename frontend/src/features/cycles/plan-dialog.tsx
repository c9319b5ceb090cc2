import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import type { CyclePhase } from '../../gql/graphql.ts';
import type { FormFailures } from '../../lib/errors.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './cycles.module.css';
import { fieldOf, momentOf, type Plan, proposed } from './notice-plans.ts';
import { usePlanNotice } from './use-notice-plan.ts';

interface PlanDialogProps {
  cycleId: string;
  phase: CyclePhase;
  plan: Plan | undefined;
  onClose: () => void;
}

const none: FormFailures = { fields: {}, form: [] };

/** What the field begins with: the time that is planned, else tomorrow at nine. */
function before(plan: Plan | undefined): string {
  const due = plan?.dueAt ? new Date(plan.dueAt) : null;
  const now = new Date();
  return due !== null && due > now ? fieldOf(due) : proposed(now);
}

/** Asks when the mail shall go out by itself. */
export function PlanDialog({ cycleId, phase, plan, onClose }: PlanDialogProps) {
  const { t } = useLingui();
  const save = usePlanNotice(cycleId, phase);
  const [chosen, setChosen] = useState(() => before(plan));
  const [{ fields, form }, setFailures] = useState(none);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const dueAt = momentOf(chosen);
    if (dueAt === null) {
      setFailures({ fields: { dueAt: t`Choose a day and a time.` }, form: [] });
      return;
    }
    setBusy(true);
    const problem = await save(dueAt);
    setBusy(false);
    if (problem === null) onClose();
    else setFailures(problem);
  };
  return (
    <Modal opened onClose={onClose} title={t`Send it by itself`} withCloseButton={false}>
      <form className={classes.fields} onSubmit={(event) => void submit(event)} noValidate>
        <p className="small quiet">
          <Trans>
            It goes out in your name at that time, to everybody who has something to do by then, and says what
            holds by then. You can take it back until it is gone.
          </Trans>
        </p>
        <TextInput
          type="datetime-local"
          label={t`Day and time`}
          data-autofocus
          value={chosen}
          error={fields.dueAt && <FieldError>{fields.dueAt}</FieldError>}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        <FieldError>{form[0]}</FieldError>
        <div className={classes.acts}>
          <Button onClick={onClose}>
            <Trans>Not now</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={busy}>
            <Trans>Plan it</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
