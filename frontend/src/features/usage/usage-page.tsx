import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useQuery } from 'urql';
import type { UsageQuery as UsageAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { UsageQuery } from './load-usage.ts';
import { UsageBar } from './usage-bar.tsx';
import type { Part } from './usage-part.ts';
import classes from './usage.module.css';

type Usage = NonNullable<UsageAnswer['usage']>;

/** Each account is in exactly one of these. */
function useParts(usage: Usage): Part[] {
  const { t } = useLingui();
  return [
    {
      key: 'active',
      name: t`Active users`,
      says: t`Members whose account is in use.`,
      count: usage.activeUsers,
    },
    {
      key: 'waiting',
      name: t`Not here yet`,
      says: t`Members who were not invited, or have yet to accept.`,
      count: usage.waiting,
    },
    {
      key: 'closed',
      name: t`Closed`,
      says: t`Members whose account is locked or deactivated. What they wrote stays.`,
      count: usage.closed,
    },
    {
      key: 'guests',
      name: t`Guests`,
      says: t`Whoever was asked from outside, in whatever state. Guests are free.`,
      count: usage.guests,
    },
  ];
}

function Swatch({ part }: { part: string }) {
  return (
    <svg className={classes.swatch} width="12" height="12" aria-hidden="true">
      <rect className={classes.part} data-part={part} width="12" height="12" rx="2" />
    </svg>
  );
}

function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useLingui();
  const columns: Column<Part>[] = [
    {
      key: 'name',
      label: t`Accounts`,
      names: true,
      cell: ({ key, name }) => (
        <>
          <Swatch part={key} />
          {name}
        </>
      ),
    },
    { key: 'says', label: t`Who they are`, cell: ({ says }) => says },
    { key: 'count', label: t`How many`, figures: true, cell: ({ count }) => count },
  ];
  return (
    <DataTable
      caption={t`Accounts by kind`}
      columns={columns}
      rows={parts}
      rowKey={({ key }) => key}
      empty={null}
    />
  );
}

function Active({ usage }: { usage: Usage }): ReactNode {
  return (
    <>
      <h2 className={classes.total}>
        <Plural value={usage.activeUsers} one="# active user" other="# active users" />
      </h2>
      <p className="quiet">
        <Plural
          value={usage.activeLately}
          _0="None of them logged in within the last 30 days."
          one="# of them logged in within the last 30 days."
          other="# of them logged in within the last 30 days."
        />{' '}
        {usage.activeFromOutside > 0 && (
          <Plural
            value={usage.activeFromOutside}
            one="# is a member from outside the company."
            other="# are members from outside the company."
          />
        )}
      </p>
    </>
  );
}

function Counted({ usage }: { usage: Usage }) {
  const parts = useParts(usage);
  return (
    <section className={classes.counted}>
      <Active usage={usage} />
      <UsageBar parts={parts} />
      <Parts parts={parts} />
      <p className="quiet">
        <Trans>
          Deleted accounts are not counted. Who is behind these numbers stands in{' '}
          <Link to="/settings/users">Users</Link>.
        </Trans>
      </p>
    </section>
  );
}

/** Shows how many people use the instance, and that guests do not count. */
export function UsagePage() {
  const { t } = useLingui();
  const [{ data, error }, askAgain] = useQuery({ query: UsageQuery });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.usage) return null;
  return (
    <>
      <PageHead
        title={t`Usage`}
        crumb={<Trans>Settings</Trans>}
        state={<Trans>How many people use Sightline. Guests never count as users.</Trans>}
      />
      <Counted usage={data.usage} />
    </>
  );
}
