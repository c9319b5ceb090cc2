import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Note } from '../../ui/note.tsx';
import { PageHead } from '../../ui/page.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { RequiredQuery } from './load-required.ts';
import classes from './security.module.css';

const RequireSecondFactor = graphql(`
  mutation RequireSecondFactor($input: RequireSecondFactorInput!) {
    requireSecondFactor(input: $input) {
      settings {
        id
        version
        secondFactorRequired
        membersWithoutSecondFactor
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

function Lacking({ count }: { count: number }) {
  return (
    <Plural
      value={count}
      _0="Every member has a second step."
      one="# member has no second step."
      other="# members have no second step."
    />
  );
}

interface QuestionProps {
  version: number;
  lacking: number;
  required: boolean;
  onClose: () => void;
}

/** Says before it is done for whom something changes. */
function Question({ version, lacking, required, onClose }: QuestionProps) {
  const { t } = useLingui();
  const require = useCommand(RequireSecondFactor, (data) => data.requireSecondFactor.errors);
  const go = async () => {
    const { failures } = await require({ input: { expectedVersion: version, required } });
    return failures[0]?.message ?? null;
  };
  return (
    <ConfirmDialog
      title={required ? t`Require a second step of every member?` : t`Leave the second step to each member?`}
      confirm={required ? t`Require it` : t`Leave it to them`}
      keep={t`Change nothing`}
      onConfirm={go}
      onClose={onClose}
    >
      {required ? (
        <ul className={classes.facts}>
          <li>
            <Lacking count={lacking} />{' '}
            <Trans>Whatever they open next leads to setting one up, before anything else.</Trans>
          </li>
          <li>
            <Trans>Until they have, their access tokens do not work either.</Trans>
          </li>
          <li>
            <Trans>Guests go on with the password alone.</Trans>
          </li>
        </ul>
      ) : (
        <p>
          <Trans>Whoever has a second step keeps it, and may turn it off from now on.</Trans>
        </p>
      )}
    </ConfirmDialog>
  );
}

function FirstYourself() {
  return (
    <div className={classes.after}>
      <Note tone="warn">
        <Trans>
          Before you can require it, <Link to="/security">set a second step up for yourself</Link>: you would
          lock yourself out.
        </Trans>
      </Note>
    </div>
  );
}

/** Decides whether members have to have a second step. */
export function RequiredPage() {
  const { t } = useLingui();
  const [{ data, error }, askAgain] = useQuery({ query: RequiredQuery });
  const [asked, setAsked] = useState(false);
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.settings || !data.viewer) return null;
  const { version, companyName, secondFactorRequired, membersWithoutSecondFactor } = data.settings;
  const required = secondFactorRequired ?? false;
  const lacking = membersWithoutSecondFactor ?? 0;
  const mayAsk = required || data.viewer.user.secondFactor;
  return (
    <>
      <PageHead
        title={t`Logging in`}
        crumb={<Trans>Settings</Trans>}
        state={<Trans>What members of {companyName} need to log in.</Trans>}
      />
      <section className={classes.part}>
        <h2>
          <Trans>Second step</Trans>
        </h2>
        <p>
          {required ? (
            <StateWord icon="done" tone="ok">
              <Trans>Every member has to have one</Trans>
            </StateWord>
          ) : (
            <StateWord icon="open">
              <Trans>Each member decides for themselves</Trans>
            </StateWord>
          )}
        </p>
        <p className="quiet">
          <Lacking count={lacking} />{' '}
          <Trans>With one, whoever learns a password cannot get in with it alone.</Trans>
        </p>
        {!mayAsk && <FirstYourself />}
        {mayAsk && (
          <div className={classes.acts}>
            <Button onClick={() => setAsked(true)}>
              {required ? <Trans>Require it no longer…</Trans> : <Trans>Require it of every member…</Trans>}
            </Button>
          </div>
        )}
      </section>
      {asked && (
        <Question
          version={version ?? 0}
          lacking={lacking}
          required={!required}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
