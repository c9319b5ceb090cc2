import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import type { LineEffect_EffectFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Person } from '../../ui/person.tsx';
import classes from './profile.module.css';

const LineEffectEffect = graphql(`
  fragment LineEffect_effect on LineManagerEffect {
    gains
    kind
    count
    reader {
      id
      name
    }
    examples {
      id
      cycle {
        id
        name
      }
      reviewee {
        id
        name
      }
    }
  }
`);

type Effect = LineEffect_EffectFragment;

function Right({ kind, count }: Effect) {
  switch (kind) {
    case 'REVIEWS':
      return (
        <Plural
          value={count}
          one="sees # review: who was nominated, and how far it is"
          other="sees # reviews: who was nominated, and how far they are"
        />
      );
    case 'TEXTS':
      return (
        <Plural value={count} one="reads the feedback of # review" other="reads the feedback of # reviews" />
      );
    case 'NAMES':
      return (
        <Plural
          value={count}
          one="learns who wrote it in # review"
          other="learns who wrote it in # reviews"
        />
      );
    case 'DECISIONS':
      return (
        <Plural
          value={count}
          one="approves reviewers and releases the feedback of # running review"
          other="approves reviewers and releases the feedback of # running reviews"
        />
      );
    case 'GUESTS':
      return <Trans>can invite guests</Trans>;
  }
}

/** The reviews that an effect is over, as they are named; the dots stand for more. */
function examplesOf({ examples, count }: Effect): string {
  const named = examples.map(({ reviewee, cycle }) =>
    [reviewee?.name, cycle?.name].filter(Boolean).join(', '),
  );
  return named.join(' · ') + (count > examples.length && examples.length > 0 ? ' …' : '');
}

/** What one person gains or loses; examples that stand in the line before are not said again. */
function Rights({ effects }: { effects: readonly Effect[] }) {
  return (
    <ul>
      {effects.map((effect, n) => {
        const examples = examplesOf(effect);
        const before = effects[n - 1];
        return (
          <li key={effect.kind}>
            <Right {...effect} />
            {examples !== '' && (!before || examplesOf(before) !== examples) && <small>{examples}</small>}
          </li>
        );
      })}
    </ul>
  );
}

/** The effects by whom they are on, in the order in which they came. */
function byReader(effects: readonly Effect[]): { reader: Effect['reader']; effects: Effect[] }[] {
  const groups: { reader: Effect['reader']; effects: Effect[] }[] = [];
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
  effects: readonly Effect[];
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
            <Person name={reader.name ?? ''} />
            <Rights effects={own} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who gains and who loses what by a change of line manager. */
export function LineEffects({ effects }: { effects: readonly FragmentType<typeof LineEffectEffect>[] }) {
  const { t } = useLingui();
  const all = readFragment(LineEffectEffect, effects);
  if (all.length === 0) {
    return (
      <p>
        <Trans>Nobody gains or loses the sight of a review.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.sides}>
      <Side gains={false} title={t`No longer`} effects={all} />
      <Side gains title={t`From then on`} effects={all} />
    </div>
  );
}
