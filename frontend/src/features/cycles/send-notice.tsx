import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CyclePhase } from '../../gql/graphql.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { useSendNotice } from './use-send-notice.ts';

type Send = () => Promise<string | null>;

interface SendNoticeProps {
  cycleId: string;
  phase: CyclePhase;
  /** How many mails would go out. */
  mails: number;
  /** To how many people. */
  people: number;
  /** It went out before. */
  again: boolean;
  /** Whether it can be sent now. */
  may: boolean;
  /** The cycle is closed: nothing is sent any more. */
  over: boolean;
  onSent: () => void;
}

function Reason({ may, over, mails }: Pick<SendNoticeProps, 'may' | 'over' | 'mails'>) {
  if (over) return <Trans>The cycle is over: nothing is sent any more.</Trans>;
  if (!may) return <Trans>It can be sent once the cycle is published.</Trans>;
  return mails === 0 ? <Trans>There is nobody to send it to.</Trans> : null;
}

function SendAgain({ mails, send }: { mails: number; send: Send }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Plural value={mails} one="Send one reminder…" other="Send # reminders…" />
      </Button>
      {asking && (
        <ConfirmDialog
          title={t`Send it once more?`}
          confirm={t`Send it once more`}
          keep={t`Do not send`}
          onConfirm={send}
          onClose={() => setAsking(false)}
        >
          <Plural
            value={mails}
            one="The same message and mail goes once more to the one person who still has something to do."
            other="# messages and mails like the one above go to everybody who still has something to do."
          />
        </ConfirmDialog>
      )}
    </>
  );
}

function SendFirst({ mails, people, send }: Pick<SendNoticeProps, 'mails' | 'people'> & { send: Send }) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    setFailure(await send());
    setBusy(false);
  };
  return (
    <>
      <FieldError>{failure}</FieldError>
      <Button variant="filled" loading={busy} onClick={() => void go()}>
        {mails > people ? (
          <Plural value={mails} one="Send one mail" other="Send # mails" />
        ) : (
          <Plural value={people} one="Send to one person" other="Send to # people" />
        )}
      </Button>
    </>
  );
}

/** The act at the foot of the preview: the first time one press, later a question before. */
export function SendNotice(props: SendNoticeProps) {
  const { cycleId, phase, mails, people, again, may, over, onSent } = props;
  const send = useSendNotice(cycleId, phase, onSent);
  const possible = may && !over && mails > 0;
  return (
    <SaveBar hint={!possible && <Reason may={may} over={over} mails={mails} />}>
      {possible && !again && <SendFirst mails={mails} people={people} send={send} />}
      {possible && again && <SendAgain mails={mails} send={send} />}
    </SaveBar>
  );
}
