import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CyclePhase } from '../../gql/graphql.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { SaveBar } from '../../ui/page.tsx';
import { useSendNotice } from './use-send-notice.ts';

interface SendNoticeProps {
  cycleId: string;
  phase: CyclePhase;
  /** How many would get it. */
  count: number;
  /** It went out before. */
  again: boolean;
  /** Whether it can be sent now. */
  may: boolean;
  /** The cycle is closed: nothing is sent any more. */
  over: boolean;
  onSent: () => void;
}

function Reason({ may, over, count }: Pick<SendNoticeProps, 'may' | 'over' | 'count'>) {
  if (over) return <Trans>The cycle is over: nothing is sent any more.</Trans>;
  if (!may) return <Trans>It can be sent once the cycle is published.</Trans>;
  return count === 0 ? <Trans>There is nobody to send it to.</Trans> : null;
}

function SendAgain({ count, send }: { count: number; send: () => Promise<string | null> }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        <Plural value={count} one="Remind one person…" other="Remind # people…" />
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
            value={count}
            one="One person still has something to do and gets the same message and mail again."
            other="# people still have something to do and get the same message and mail again."
          />
        </ConfirmDialog>
      )}
    </>
  );
}

function SendFirst({ count, send }: { count: number; send: () => Promise<string | null> }) {
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
        <Plural value={count} one="Send to one person" other="Send to # people" />
      </Button>
    </>
  );
}

/** The act at the foot of the preview: the first time one press, later a question before. */
export function SendNotice({ cycleId, phase, count, again, may, over, onSent }: SendNoticeProps) {
  const send = useSendNotice(cycleId, phase, onSent);
  const possible = may && !over && count > 0;
  return (
    <SaveBar hint={!possible && <Reason may={may} over={over} count={count} />}>
      {possible && !again && <SendFirst count={count} send={send} />}
      {possible && again && <SendAgain count={count} send={send} />}
    </SaveBar>
  );
}
