import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { audienceWords, keyOf, type Line, sentence } from '../../lib/policy-words.ts';
import { useLocale } from '../../lib/use-locale.ts';
import classes from '../form/writing.module.css';
import type { FeedbackFacts } from './feedback-query.ts';

type Change = NonNullable<NonNullable<FeedbackFacts['cycle']>['policyChanges']>[number];

function changed({ before, after }: Change): readonly Line[] {
  const earlier = new Set((before?.lines ?? []).map((line) => `${line.audience} ${keyOf(line)}`));
  return (after?.lines ?? []).filter((line) => !earlier.has(`${line.audience} ${keyOf(line)}`));
}

function OneChange({ change, now }: { change: Change; now: Date }) {
  const { i18n } = useLingui();
  const locale = useLocale();
  const day = change.createdAt ? longDate(locale, new Date(change.createdAt), now) : '';
  const lines = changed(change);
  return (
    <li>
      <Trans>Who reads was changed on {day}.</Trans>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line.audience}>
              {i18n._(audienceWords[line.audience])}: {i18n._(sentence(line))}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** How the promise was changed since the cycle was published: whoever writes in it is told of each change (V3). */
export function PromiseChanges({ facts }: { facts: FeedbackFacts }) {
  const [now] = useState(() => new Date());
  const changes = facts.cycle?.policyChanges ?? [];
  if (changes.length === 0) return null;
  return (
    <ul className={classes.changes}>
      {changes.map((change) => (
        <OneChange key={change.id} change={change} now={now} />
      ))}
    </ul>
  );
}
