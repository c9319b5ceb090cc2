import { Trans, useLingui } from '@lingui/react/macro';
import type { WrittenEntry_RequestFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import classes from './passport.module.css';

const TakeBack = graphql(`
  mutation TakeBackFeedback($input: ReopenFeedbackInput!) {
    reopenFeedback(input: $input) {
      request {
        ...WrittenEntry_request
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

interface TakeBackDialogProps {
  request: WrittenEntry_RequestFragment;
  now: Date;
  onClose: () => void;
}

/** Says what becomes of handed-in feedback that is taken back, and asks. */
export function TakeBackDialog({ request, now, onClose }: TakeBackDialogProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const takeBack = useCommand(TakeBack, (data) => data.reopenFeedback.errors);
  const name = request.reviewee?.name ?? '';
  const due = request.dueAt === null ? null : longDate(locale, new Date(request.dueAt), now);
  const go = async () => {
    const { failures } = await takeBack({
      input: { requestId: request.id, expectedVersion: request.version ?? 0 },
    });
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={t`Take back the feedback about ${name}?`}
      confirm={t`Take it back`}
      keep={t`Leave it handed in`}
      onConfirm={go}
      onClose={onClose}
    >
      <div className={classes.consequences}>
        <p>
          <Trans>From now on only you can read it. Whoever has read it before has read it.</Trans>
        </p>
        <p>
          {due === null ? (
            <Trans>It stays here as a draft. You can hand it in again while the cycle is open.</Trans>
          ) : (
            <Trans>It stays here as a draft. You can hand it in again; it is asked for until {due}.</Trans>
          )}
        </p>
      </div>
    </ConfirmDialog>
  );
}
