import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { graphql } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { ServerCycle } from './cycle-draft.ts';
import classes from './cycles.module.css';
import { useFirstFailure } from './use-first-failure.ts';

const PublishCycle = graphql(`
  mutation PublishCycle($input: PublishCycleInput!) {
    publishCycle(input: $input) {
      cycle {
        id
        version
        state
        phase
        viewerCan
        launch {
          done
          total
        }
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

interface PublishDialogProps {
  cycle: ServerCycle;
  reviewees: number;
  /** The version that the last save brought. */
  version: () => number;
  onClose: () => void;
}

function usePublish(cycleId: string, version: () => number) {
  const [, publish] = useMutation(PublishCycle);
  const failure = useFirstFailure();
  const navigate = useNavigate();
  return async () => {
    const { data, error } = await publish({ input: { cycleId, expectedVersion: version() } });
    const problem = failure(error, data?.publishCycle.errors);
    if (problem === null) await navigate({ to: '/company/cycles/$cycleId/launch', params: { cycleId } });
    return problem;
  };
}

/** Says what publishing does before it is done, since there is no way back to a draft. */
export function PublishDialog({ cycle, reviewees, version, onClose }: PublishDialogProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const publish = usePublish(cycle.id, version);
  const name = cycle.name ?? '';
  const starts = cycle.startsAt === null ? now : new Date(cycle.startsAt);
  const day = longDate(locale, starts, now);
  return (
    <ConfirmDialog
      title={t`Publish ${name}?`}
      confirm={t`Publish it`}
      keep={t`Keep it a draft`}
      onConfirm={publish}
      onClose={onClose}
    >
      <ul className={classes.consequences}>
        <li>
          {starts <= now ? (
            <Plural
              value={reviewees}
              one="It opens now. One person is reviewed and sees it at once."
              other="It opens now. # people are reviewed and see it at once."
            />
          ) : (
            <Plural
              value={reviewees}
              one={`It opens by itself on ${day}. One person is reviewed.`}
              other={`It opens by itself on ${day}. # people are reviewed.`}
            />
          )}
        </li>
        <li>
          <Trans>Nobody gets a mail. You send each mail yourself, after you have seen it.</Trans>
        </li>
        <li>
          <Trans>Questions and readers stay as they are from now on. There is no way back to a draft.</Trans>
        </li>
        <li>
          <Trans>Name, introduction and dates can still change, and people can be added.</Trans>
        </li>
      </ul>
    </ConfirmDialog>
  );
}
