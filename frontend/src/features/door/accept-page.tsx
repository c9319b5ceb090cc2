import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { postJson, type RestOutcome } from '../../lib/rest.ts';
import { useUrlToken } from '../../lib/use-url-token.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { Note } from '../../ui/note.tsx';
import classes from '../../ui/door.module.css';
import { DoorFrame } from '../../ui/door-frame.tsx';
import { NewPassword } from './new-password.tsx';

interface Invitation {
  inviter: string;
  company: string;
  message: string;
  email: string;
  name: string;
  guest: boolean;
}

function useInvitation(token: string): RestOutcome<Invitation> | null {
  const locale = useLocale();
  const [outcome, setOutcome] = useState<RestOutcome<Invitation> | null>(null);
  useEffect(() => {
    void postJson<Invitation>('/auth/accept/preview', { token }, locale).then(setOutcome);
  }, [token, locale]);
  return outcome;
}

function WhatGuestsSee({ company }: { company: string }) {
  return (
    <ul className={classes.intro}>
      <li>
        <Trans>You see what you are asked, and what you write yourself.</Trans>
      </li>
      <li>
        <Trans>You see nothing else of {company}, and no answers of others.</Trans>
      </li>
      <li>
        <Trans>Beside every text stands who can read it, before you write.</Trans>
      </li>
    </ul>
  );
}

function Invited({ invitation, token }: { invitation: Invitation; token: string }) {
  const { inviter, company, message, email, guest } = invitation;
  return (
    <>
      <div className={classes.intro}>
        <p>
          {inviter ? (
            <Trans>
              <b>{inviter}</b> of {company} invited you.
            </Trans>
          ) : (
            <Trans>{company} invited you.</Trans>
          )}{' '}
          <Trans>You log in with {email}.</Trans>
        </p>
        {message && <p className="people-text">{message}</p>}
      </div>
      {guest && <WhatGuestsSee company={company} />}
      <NewPassword path="/auth/accept" token={token} email={email} />
    </>
  );
}

function NotUsable({ detail }: { detail: string }) {
  return (
    <div className={classes.fields}>
      <Note tone="warn">{detail || <Trans>This link is used up, or its time is over.</Trans>}</Note>
      <p>
        <Trans>
          If you have set a password already, <Link to="/login">log in</Link>. Otherwise you can{' '}
          <Link to="/forgot">ask for a new link</Link>.
        </Trans>
      </p>
    </div>
  );
}

/** Where an invitation leads: who asked one here, and a first password. Opening the page uses nothing up. */
export function AcceptPage() {
  const { t } = useLingui();
  const token = useUrlToken();
  const outcome = useInvitation(token);
  return (
    <DoorFrame title={t`Welcome to Sightline`}>
      {outcome?.ok === true && <Invited invitation={outcome.value} token={token} />}
      {outcome?.ok === false && <NotUsable detail={outcome.problem.detail} />}
    </DoorFrame>
  );
}
