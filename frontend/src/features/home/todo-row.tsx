import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { TodoRow_TodoFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { daysUntil, shortDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import classes from './home.module.css';
import { type TodoFacts, todoAction, todoPlace } from './todo-place.ts';

const TodoRowTodo = graphql(`
  fragment TodoRow_todo on Todo {
    id
    kind
    title
    reason
    otherwise
    dueAt
    participation {
      id
    }
    feedbackRequest {
      id
      state
    }
    deletionRequest {
      id
      user {
        id
        kind
        email
      }
    }
    addressChange {
      id
      user {
        id
        kind
        email
      }
    }
  }
`);

function factsOf(todo: TodoRow_TodoFragment): TodoFacts {
  const { kind, participation, feedbackRequest, deletionRequest, addressChange } = todo;
  const account = (deletionRequest ?? addressChange)?.user;
  return {
    kind,
    participationId: participation?.id ?? null,
    requestId: feedbackRequest?.id ?? null,
    requestState: feedbackRequest?.state ?? null,
    account: account ? { guest: account.kind === 'GUEST', email: account.email ?? '' } : null,
  };
}

/** How far away a date is, in words. */
export function DaysWords({ days }: { days: number }) {
  if (days < 0) return <Plural value={-days} one="# day late" other="# days late" />;
  if (days === 0) return <Trans>today</Trans>;
  return <Plural value={days} one="tomorrow" other="in # days" />;
}

function Due({ dueAt, fresh, now }: { dueAt: string | null; fresh: boolean; now: Date }) {
  const locale = useLocale();
  const due = dueAt === null ? null : new Date(dueAt);
  const days = due === null ? 0 : daysUntil(due, now);
  return (
    <div className={classes.due} data-late={days < 0 || undefined}>
      {due && <b>{shortDate(locale, due)}</b>}
      {due && (
        <span>
          <DaysWords days={days} />
        </span>
      )}
      {due === null && (
        <span>
          <Trans>no date</Trans>
        </span>
      )}
      {fresh && (
        <span>
          <Trans>New, just now</Trans>
        </span>
      )}
    </div>
  );
}

function WritingSightlet({ requestId }: { requestId: string }) {
  const { data, loading } = useVisibility(requestId);
  return <SightletOf data={data} loading={loading} />;
}

interface TodoRowProps {
  todo: FragmentType<typeof TodoRowTodo>;
  /** The first of the page: its button is the one that is filled. */
  first: boolean;
  fresh: boolean;
  now: Date;
}

/** One thing to do: until when, what, why, what otherwise, who will read it, one button. */
export function TodoRow({ todo, first, fresh, now }: TodoRowProps) {
  const { i18n } = useLingui();
  const read = readFragment(TodoRowTodo, todo);
  const facts = factsOf(read);
  const place = todoPlace(facts);
  const { title } = read;
  return (
    <li className={classes.todo} data-fresh={fresh || undefined}>
      <Due dueAt={read.dueAt} fresh={fresh} now={now} />
      <div>
        <h3>
          <Link to={place.to} search={place.search as never}>
            {title}
          </Link>
        </h3>
        <p>
          {read.reason} {read.otherwise}
        </p>
        {read.kind === 'GIVE_FEEDBACK' && facts.requestId && <WritingSightlet requestId={facts.requestId} />}
      </div>
      <Button
        component={Link}
        to={place.to}
        search={place.search as never}
        variant={first ? 'filled' : 'default'}
        aria-label={`${i18n._(todoAction(facts))}: ${title}`}
      >
        {i18n._(todoAction(facts))}
      </Button>
    </li>
  );
}
