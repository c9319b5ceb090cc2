import { Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { useState } from 'react';
import { graphql } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { PageHead } from '../../ui/page.tsx';
import { ReviewSettingsQuery } from './review-settings-query.ts';
import { firstProblem } from './use-save.ts';
import classes from './work.module.css';

const SetReviewSettings = graphql(`
  mutation SetReviewSettings($input: SetReviewSettingsInput!) {
    setReviewSettings(input: $input) {
      settings {
        id
        version
        sharesWithGuests
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

interface GuestSwitchProps {
  version: number;
  shares: boolean;
}

/** Switched off at once closes what is open, so it is asked about; switched on it is as before. */
function GuestSwitch({ version, shares }: GuestSwitchProps) {
  const { t } = useLingui();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const set = useCommand(SetReviewSettings, ({ setReviewSettings }) => setReviewSettings.errors);
  const change = (sharesWithGuests: boolean) =>
    firstProblem(set({ input: { expectedVersion: version, sharesWithGuests } }));
  const switchOn = async () => setProblem(await change(true));
  return (
    <section className={classes.part}>
      <Switch
        label={t`Share work reviews with guests`}
        description={t`Whoever keeps a work review may then share it with people from outside, by a link and a code.`}
        checked={shares}
        onChange={(event) => (event.currentTarget.checked ? void switchOn() : setAsked(true))}
      />
      <FieldError>{problem}</FieldError>
      {asked && (
        <ConfirmDialog
          title={t`Share with guests no longer?`}
          confirm={t`Close it to guests`}
          keep={t`Keep sharing`}
          danger
          onConfirm={() => change(false)}
          onClose={() => setAsked(false)}
        >
          <p>
            <Trans>
              Guests see nothing of what is shared with them from now on, in open pages too, and links let
              nobody in. Nothing is deleted: switched on again, everything is shared as before.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}

/** What holds for all work reviews. */
export function ReviewSettingsPage() {
  const { t } = useLingui();
  const [{ data, error }] = useLiveQuery({ query: ReviewSettingsQuery, variables: {} });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data?.settings) return null;
  const { version, sharesWithGuests } = data.settings;
  return (
    <>
      <PageHead
        title={t`Work reviews`}
        crumb={<Trans>Settings</Trans>}
        state={<Trans>Whether people from outside can be asked to look at work.</Trans>}
      />
      <GuestSwitch version={version ?? 0} shares={sharesWithGuests ?? false} />
    </>
  );
}
