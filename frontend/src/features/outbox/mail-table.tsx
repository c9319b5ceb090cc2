import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { MailRow_MailFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Person } from '../../ui/person.tsx';
import { useToast } from '../../ui/toast.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';
import { actsOffered, MailButtons } from './mail-buttons.tsx';
import { KindWords, MailStateWord, MailTime } from './mail-words.tsx';
import classes from './outbox.module.css';
import { type HandedOver, useMailActs } from './use-mail-acts.ts';

const MailRowMail = graphql(`
  fragment MailRow_mail on Mail {
    id
    recipient {
      id
      name
      email
      kind
    }
    kind
    state
    attempts
    createdAt
    dueAt
    sentAt
    problem
    viewerCan
  }
`);

type Row = MailRow_MailFragment;

function Receiver({ recipient }: Pick<Row, 'recipient'>) {
  if (recipient === null) return <Trans>Former person</Trans>;
  const { name, email, kind } = recipient;
  return <Person name={name ?? ''} kind={kind === 'GUEST' ? 'GUEST' : 'PERSON'} detail={email} />;
}

function StateCell({ row }: { row: Row }) {
  return (
    <>
      <MailStateWord state={row.state} attempts={row.attempts} />
      {row.problem && <p className={classes.problem}>{row.problem}</p>}
    </>
  );
}

function useColumns(now: Date, configured: boolean, acts: (row: Row) => ReactNode): Column<Row>[] {
  const { t } = useLingui();
  return [
    { key: 'to', label: t`To`, names: true, cell: (row) => <Receiver recipient={row.recipient} /> },
    { key: 'kind', label: t`What for`, cell: ({ kind }) => kind && <KindWords kind={kind} /> },
    { key: 'state', label: t`State`, cell: (row) => <StateCell row={row} /> },
    { key: 'when', label: t`When`, cell: (row) => <MailTime {...row} now={now} configured={configured} /> },
    { key: 'acts', label: t`What you can do`, acts: true, cell: acts },
  ];
}

interface MailTableProps {
  mails: readonly FragmentType<typeof MailRowMail>[];
  /** Whether there is a mail server: without one there is nothing to try again. */
  configured: boolean;
  empty: ReactNode;
}

/** The mails, newest first, never with their words; what does not go is mended here. */
export function MailTable({ mails, configured, empty }: MailTableProps) {
  const { t } = useLingui();
  const toast = useToast();
  const [now] = useState(() => new Date());
  const [cancelling, setCancelling] = useState<string | null>(null);
  const [handed, setHanded] = useState<(HandedOver & { name: string }) | null>(null);
  const { retry, cancel, handOver } = useMailActs();
  const rows = readFragment(MailRowMail, mails);
  const tryAgain = async ({ id, recipient }: Row) => {
    const name = recipient?.name ?? '';
    toast({ text: (await retry(id)) ?? t`The mail to ${name} is tried again now.` });
  };
  const showLink = async ({ id, recipient }: Row) => {
    const got = await handOver(id);
    if (typeof got === 'string') toast({ text: got });
    else setHanded({ ...got, name: recipient?.name ?? '' });
  };
  const columns = useColumns(now, configured, (row) => {
    const offered = actsOffered(row, configured);
    if (!offered.link && !offered.again && !offered.cancel) return null;
    return (
      <MailButtons
        offered={offered}
        name={row.recipient?.name ?? ''}
        onShowLink={() => showLink(row)}
        onRetry={() => void tryAgain(row)}
        onCancel={() => setCancelling(row.id)}
      />
    );
  });
  const chosen = rows.find(({ id }) => id === cancelling);
  return (
    <>
      <DataTable caption={t`Mails`} columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
      {handed && <LinkDialog {...handed} onClose={() => setHanded(null)} />}
      {chosen && (
        <CancelDialog mail={chosen} onCancel={() => cancel(chosen.id)} onClose={() => setCancelling(null)} />
      )}
    </>
  );
}
