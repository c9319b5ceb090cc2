import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened, longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './security.module.css';
import { useDeviceWords } from './use-device-words.ts';

const SessionListSession = graphql(`
  fragment SessionList_session on Session {
    id
    device
    network
    createdAt
    seenAt
    current
  }
`);

const EndSessions = graphql(`
  mutation EndSessions($input: EndSessionsInput!) {
    endSessions(input: $input) {
      sessions {
        id
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

type Session = FragmentType<typeof SessionListSession>;

interface RowProps {
  session: Session;
  busy: boolean;
  onEnd: (id: string) => void;
}

function SessionRow({ session, busy, onEnd }: RowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { id, device, network, createdAt, seenAt, current } = readFragment(SessionListSession, session);
  const name = useDeviceWords()(device ?? '');
  const now = new Date();
  const began = longDate(locale, new Date(createdAt ?? now), now);
  const last = happened(locale, new Date(seenAt ?? now), now);
  return (
    <li className={classes.session}>
      <div>
        <b>{name}</b>
        <span className="small quiet">
          {network ? (
            <Trans>
              Logged in on {began} from the network {network}
            </Trans>
          ) : (
            <Trans>Logged in on {began}</Trans>
          )}
          {' · '}
          <Trans>last used: {last}</Trans>
        </span>
      </div>
      {current ? (
        <StateWord icon="done" tone="ok">
          <Trans>This browser</Trans>
        </StateWord>
      ) : (
        <Button aria-label={t`Log out: ${name}`} disabled={busy} onClick={() => onEnd(id)}>
          <Trans>Log out</Trans>
        </Button>
      )}
    </li>
  );
}

interface SessionListProps {
  sessions: readonly Session[];
  onEnded: () => void;
}

/** Where one is logged in, with the way to end each. */
export function SessionList({ sessions, onEnded }: SessionListProps) {
  const end = useCommand(EndSessions, (data) => data.endSessions.errors);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const go = async (sessionIds: string[] | null) => {
    setBusy(true);
    const { failures } = await end({ input: { sessionIds } });
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
    onEnded();
  };
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Where you are logged in</Trans>
      </h2>
      <p className="quiet">
        <Trans>If you do not know one of these, log it out and change your password.</Trans>
      </p>
      <ul className={classes.sessions}>
        {sessions.map((session) => (
          <SessionRow
            key={readFragment(SessionListSession, session).id}
            session={session}
            busy={busy}
            onEnd={(id) => void go([id])}
          />
        ))}
      </ul>
      <FieldError>{failure}</FieldError>
      {sessions.length > 1 && (
        <Button loading={busy} onClick={() => void go(null)}>
          <Trans>Log out everywhere else</Trans>
        </Button>
      )}
    </section>
  );
}
