import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { RehearsalTodos_TodosFragment, TodoKind } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import classes from './launch.module.css';
import { RehearsalPeople } from './rehearsal-people.tsx';

const RehearsalTodosFragment = graphql(`
  fragment RehearsalTodos_todos on RehearsedTodos {
    kind
    at
    least
    most
    personCount
    people {
      id
      ...RehearsalPeople_user
    }
  }
`);

const names: Partial<Record<TodoKind, MessageDescriptor>> = {
  NOMINATE_REVIEWERS: msg`Choose reviewers`,
  APPROVE_REVIEWERS: msg`Approve reviewers`,
  WRITE_SELF_ASSESSMENT: msg`Write about oneself`,
  GIVE_FEEDBACK: msg`Give feedback`,
  RELEASE_FEEDBACK: msg`Release feedback`,
  READ_FEEDBACK: msg`Read feedback`,
};

/** When something is due: a date that has come is now. */
export function AtTheLatest({ at }: { at: string | null }) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  if (at === null) return <Trans>when it comes to that</Trans>;
  const date = new Date(at);
  if (date <= now) return <Trans>at once</Trans>;
  const day = longDate(locale, date, now);
  return <Trans>by {day}</Trans>;
}

function HowMany({ todos }: { todos: RehearsalTodos_TodosFragment }) {
  const { least, most, personCount } = todos;
  if (personCount === 0 && most > 0)
    return (
      <Trans>
        {least} to {most} to-dos, for whoever is chosen
      </Trans>
    );
  if (most === personCount && most > 0)
    return <Plural value={most} one="For one person" other="For # people, one each" />;
  return (
    <Plural
      value={personCount}
      _0="For nobody"
      one={`${most} for one person`}
      other={`${most} for # people`}
    />
  );
}

/** The to-dos that would arise, phase by phase. */
export function RehearsalTodos({ todos }: { todos: readonly FragmentType<typeof RehearsalTodosFragment>[] }) {
  const { i18n } = useLingui();
  const rows = readFragment(RehearsalTodosFragment, todos);
  return (
    <section className={classes.block}>
      <h2>
        <Trans>To-dos</Trans>
      </h2>
      <ul className={classes.rows}>
        {rows.map((one) => (
          <li key={one.kind} className={classes.row}>
            <b>{i18n._(names[one.kind] ?? msg`To-do`)}</b>
            <span className="small quiet">
              <AtTheLatest at={one.at} />
            </span>
            <RehearsalPeople summary={<HowMany todos={one} />} people={one.people} count={one.personCount} />
          </li>
        ))}
      </ul>
    </section>
  );
}
