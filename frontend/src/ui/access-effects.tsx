import { Button } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { AccessEffect, AccessEffects as Effects, Looked } from '../lib/access-effects.ts';
import classes from './access-effects.module.css';
import { AccessRight, isTold } from './access-words.tsx';
import { Icon } from './icon.tsx';
import { Person } from './person.tsx';

/** The reviews that an effect is over, as they are named; the dots stand for more. */
function examplesOf({ examples, count }: AccessEffect): string {
  const named = examples.map(({ reviewee, cycle }) =>
    [reviewee?.name, cycle?.name].filter(Boolean).join(', '),
  );
  return named.join(' · ') + (count > examples.length && examples.length > 0 ? ' …' : '');
}

/** What one person gains or loses; examples that stand in the line before are not said again. */
function Rights({ effects }: { effects: readonly AccessEffect[] }) {
  return (
    <ul>
      {effects.map((effect, n) => {
        const examples = examplesOf(effect);
        const before = effects[n - 1];
        return (
          <li key={effect.kind}>
            <AccessRight effect={effect} />
            {examples !== '' && (!before || examplesOf(before) !== examples) && <small>{examples}</small>}
          </li>
        );
      })}
    </ul>
  );
}

interface Group {
  reader: AccessEffect['reader'];
  effects: AccessEffect[];
}

/** The effects by whom they are on, in the order in which they came. */
function byReader(effects: readonly AccessEffect[]): Group[] {
  const groups: Group[] = [];
  for (const effect of effects) {
    const last = groups.at(-1);
    if (last?.reader.id === effect.reader.id) last.effects.push(effect);
    else groups.push({ reader: effect.reader, effects: [effect] });
  }
  return groups;
}

interface SideProps {
  gains: boolean;
  title: string;
  effects: readonly AccessEffect[];
}

function Side({ gains, title, effects }: SideProps) {
  const heading = useId();
  const groups = byReader(effects.filter((effect) => effect.gains === gains));
  if (groups.length === 0) return null;
  return (
    <section className={classes.side} data-gains={gains} aria-labelledby={heading}>
      <h3 id={heading}>
        <Icon name={gains ? 'plus' : 'close'} />
        {title}
      </h3>
      <ul>
        {groups.map(({ reader, effects: own }) => (
          <li key={reader.id}>
            <Person name={reader.name ?? ''} kind={reader.kind === 'GUEST' ? 'GUEST' : 'PERSON'} />
            <Rights effects={own} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Listed({ name, listed }: { name: string; listed: boolean }) {
  return (
    <p>
      {listed ? (
        <Trans>Colleagues find {name} in the directory from then on.</Trans>
      ) : (
        <Trans>Colleagues no longer find {name} in the directory.</Trans>
      )}
    </p>
  );
}

/** Who gains and who loses what by a change, as far as the reader may see it. */
export function AccessEffects({ effects }: { effects: Effects }) {
  const { t } = useLingui();
  const { moving, listed, user } = effects;
  const others = moving - 1;
  const all = effects.effects.filter(isTold);
  return (
    <div className={classes.effects}>
      {others > 0 && (
        <p>
          <Plural value={others} one="# person below moves along." other="# people below move along." />
        </p>
      )}
      {listed !== null && <Listed name={user.name ?? ''} listed={listed} />}
      {all.length === 0 && listed === null && (
        <p>
          <Trans>Nobody gains or loses anything that you can see.</Trans>
        </p>
      )}
      <div className={classes.sides}>
        <Side gains={false} title={t`No longer`} effects={all} />
        <Side gains title={t`From then on`} effects={all} />
      </div>
    </div>
  );
}

function Unknown({ problem, onRetry }: { problem: string; onRetry: () => void }) {
  return (
    <>
      <p>
        <Trans>What changes cannot be shown now: {problem} You can go on all the same.</Trans>
      </p>
      <Button onClick={onRetry}>
        <Trans>Look again</Trans>
      </Button>
    </>
  );
}

interface WhatChangesProps {
  looked: Looked;
  /** What is said elsewhere already, and not twice. */
  said?: string | null | undefined;
}

/** What its answer changes, without a heading: looking, found, or why it cannot be told. */
export function Changes({ looked, said = null }: WhatChangesProps) {
  const problem = looked.problem === said ? null : looked.problem;
  return (
    <div aria-live="polite" aria-busy={looked.busy}>
      {looked.busy && (
        <p className="quiet">
          <Trans>Looking at what changes…</Trans>
        </p>
      )}
      {problem !== null &&
        (looked.failed ? <Unknown problem={problem} onRetry={looked.again} /> : <p>{problem}</p>)}
      {looked.effects && <AccessEffects effects={looked.effects} />}
    </div>
  );
}

/** The part of a question that says what its answer changes. */
export function WhatChanges({ looked, said = null }: WhatChangesProps) {
  const heading = useId();
  const silent = looked.problem === null || looked.problem === said;
  if (!looked.busy && !looked.effects && silent) return null;
  return (
    <section className={classes.changes} aria-labelledby={heading}>
      <h2 id={heading}>
        <Trans>What changes</Trans>
      </h2>
      <Changes looked={looked} said={said} />
    </section>
  );
}
