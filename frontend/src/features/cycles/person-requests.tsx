import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { FeedbackRequestState, PersonRequests_RequestFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import type { IconName } from '../../ui/icon.tsx';
import { EmptyState } from '../../ui/page.tsx';
import { Person } from '../../ui/person.tsx';
import { StateWord } from '../../ui/state-word.tsx';

const PersonRequestsRequest = graphql(`
  fragment PersonRequests_request on FeedbackRequest {
    id
    state
    reviewer {
      id
      name
      kind
    }
    nominatedBy {
      id
      name
    }
  }
`);

type Row = PersonRequests_RequestFragment;

interface StateLook {
  icon: IconName;
  tone?: 'ok' | 'warn';
  words: MessageDescriptor;
}

const looks: Record<FeedbackRequestState, StateLook> = {
  NOMINATED: { icon: 'attention', tone: 'warn', words: msg`Waits for a decision` },
  WITHDRAWN: { icon: 'stopped', words: msg`Taken back` },
  APPROVED: { icon: 'open', words: msg`Asked, not begun` },
  REJECTED: { icon: 'stopped', words: msg`Rejected` },
  DRAFT: { icon: 'begun', words: msg`Begun` },
  SUBMITTED: { icon: 'complete', words: msg`Handed in` },
  RELEASED: { icon: 'done', tone: 'ok', words: msg`Released` },
  DECLINED: { icon: 'stopped', words: msg`Declined` },
  EXPIRED: { icon: 'stopped', words: msg`Expired` },
};

/** To who may not know how far each is, everybody who was asked has the same word. */
function State({ row, blurred }: { row: Row; blurred: boolean }) {
  const { i18n } = useLingui();
  if (row.state === null) return null;
  const { icon, tone, words } = looks[row.state];
  return (
    <StateWord icon={icon} {...(tone ? { tone } : {})}>
      {blurred && row.state === 'APPROVED' ? <Trans>Asked</Trans> : i18n._(words)}
    </StateWord>
  );
}

interface PersonRequestsProps {
  requests: readonly FragmentType<typeof PersonRequestsRequest>[];
  blurred: boolean;
}

/** Who was chosen, and how far each is; status words only. */
export function PersonRequests({ requests, blurred }: PersonRequestsProps) {
  const { t } = useLingui();
  const columns: Column<Row>[] = [
    {
      key: 'reviewer',
      label: t`Reviewer`,
      names: true,
      cell: ({ reviewer }) => (
        <Person
          name={reviewer?.name ?? ''}
          {...(reviewer?.kind === 'GUEST' ? { kind: 'GUEST' as const } : {})}
        />
      ),
    },
    { key: 'by', label: t`Chosen by`, cell: ({ nominatedBy }) => nominatedBy?.name },
    { key: 'state', label: t`State`, cell: (row) => <State row={row} blurred={blurred} /> },
  ];
  return (
    <DataTable
      caption={t`Who writes, and how far each is`}
      columns={columns}
      rows={readFragment(PersonRequestsRequest, requests)}
      rowKey={(row) => row.id}
      empty={
        <EmptyState>
          <Trans>Nobody is chosen yet.</Trans>
        </EmptyState>
      }
    />
  );
}
