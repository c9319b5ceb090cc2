import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { HomeQuery as HomeAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { daysUntil, longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './home.module.css';
import { firstTodos, HomeQuery } from './home-query.ts';
import { MessageLine } from './message-line.tsx';
import { TodoRow } from './todo-row.tsx';
import { useArrivals } from './use-arrivals.ts';

type HomeViewer = NonNullable<HomeAnswer['viewer']>;
type Todo = NonNullable<HomeViewer['todos']>['nodes'][number];

const none: Todo[] = [];

function Greeting({ todos, total, now }: { todos: readonly Todo[]; total: number; now: Date }) {
  const { t } = useLingui();
  const locale = useLocale();
  const name = useViewer().name.split(' ')[0] ?? '';
  const late = todos.filter((todo) => todo.dueAt !== null && daysUntil(new Date(todo.dueAt), now) < 0).length;
  const hour = now.getHours();
  const day = longDate(locale, now, now);
  const title =
    hour < 11 ? t`Good morning, ${name}` : hour < 18 ? t`Hello, ${name}` : t`Good evening, ${name}`;
  const waiting = (
    <Plural
      value={total}
      _0="Nothing waits for you."
      one="One thing waits for you."
      other="# things wait for you."
    />
  );
  const lateWords = <Plural value={late} one="One of them is late." other="# of them are late." />;
  return (
    <PageHead
      title={title}
      state={
        <>
          {day}. {waiting} {late > 0 && lateWords}
        </>
      }
    />
  );
}

function Group({
  title,
  todos,
  children,
}: {
  title: string;
  todos: readonly Todo[];
  children: (todo: Todo) => ReactNode;
}) {
  if (todos.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <ul>{todos.map(children)}</ul>
    </section>
  );
}

function inDays(todo: Todo, now: Date): number {
  return todo.dueAt === null ? Number.POSITIVE_INFINITY : daysUntil(new Date(todo.dueAt), now);
}

function Worklist({ todos, now }: { todos: readonly Todo[]; now: Date }) {
  const { t } = useLingui();
  const { shown, fresh, gone, waiting, hold, show } = useArrivals(todos);
  const row = (todo: Todo) => (
    <TodoRow key={todo.id} todo={todo} first={todo === shown[0]} fresh={fresh.has(todo.id)} now={now} />
  );
  const within = (from: number, to: number) =>
    shown.filter((todo) => inDays(todo, now) > from && inDays(todo, now) <= to);
  return (
    <div className={classes.work} {...hold}>
      <div role="status">
        {waiting > 0 && (
          <Button onClick={show}>
            <Plural value={waiting} one="# new to-do" other="# new to-dos" />
          </Button>
        )}
      </div>
      {shown.length === 0 && (
        <EmptyState>
          <Trans>Nothing waits for you. New to-dos appear here by themselves.</Trans>
        </EmptyState>
      )}
      <Group title={t`Today or late`} todos={within(Number.NEGATIVE_INFINITY, 0)}>
        {row}
      </Group>
      <Group title={t`This week`} todos={within(0, 7)}>
        {row}
      </Group>
      <Group title={t`Later`} todos={within(7, Number.POSITIVE_INFINITY)}>
        {row}
      </Group>
      {gone.map((todo) => (
        <p key={todo.id} className={classes.gone}>
          <StateWord icon="done" tone="ok">
            <Trans>Done in another window: {todo.title}</Trans>
          </StateWord>
        </p>
      ))}
    </div>
  );
}

function News({ viewer, now }: { viewer: HomeViewer; now: Date }) {
  const messages = viewer.messages?.nodes ?? [];
  return (
    <aside className={classes.aside}>
      <h2>
        <Trans>Messages</Trans>
      </h2>
      {messages.length === 0 && (
        <p className="small quiet">
          <Trans>No messages yet.</Trans>
        </p>
      )}
      <ul>
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} now={now} />
        ))}
      </ul>
      {messages.length > 0 && (
        <p className={classes.all}>
          <Link to="/messages">
            <Trans>All messages</Trans>
          </Link>
        </p>
      )}
    </aside>
  );
}

/** Says what to do next: everything that waits for the viewer, and what happened. Live. */
export function HomePage() {
  const { outside } = useViewer();
  const [first, setFirst] = useState(firstTodos);
  const [{ data, error }, askAgain] = useLiveQuery({ query: HomeQuery, variables: { first } });
  const [now] = useState(() => new Date());
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.viewer) return null;
  const todos = data.viewer.todos?.nodes ?? none;
  const total = data.viewer.todos?.totalCount ?? todos.length;
  const more = total - todos.length;
  return (
    <>
      <Greeting todos={todos} total={total} now={now} />
      <div className={classes.split}>
        <div>
          <Worklist todos={todos} now={now} />
          {more > 0 && (
            <Button mt="md" onClick={() => setFirst(100)}>
              <Trans>Show {more} more</Trans>
            </Button>
          )}
        </div>
        {!outside && <News viewer={data.viewer} now={now} />}
      </div>
    </>
  );
}
