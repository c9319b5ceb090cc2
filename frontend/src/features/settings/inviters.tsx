import { Radio } from '@mantine/core';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { GuestPolicy } from '../../gql/graphql.ts';
import classes from './settings.module.css';

/** The values in the order in which the server counts them. */
export const guestPolicies: readonly GuestPolicy[] = [
  'NOBODY',
  'HR_ONLY',
  'HR_AND_LINE_MANAGERS',
  'EVERYONE',
];

/** One value as a sentence. */
export function PolicyWords({ policy }: { policy: GuestPolicy }) {
  if (policy === 'NOBODY') return <Trans>Nobody</Trans>;
  if (policy === 'HR_ONLY') return <Trans>HR administrators</Trans>;
  if (policy === 'HR_AND_LINE_MANAGERS')
    return <Trans>HR administrators and whoever has direct reports</Trans>;
  return <Trans>Every colleague</Trans>;
}

function Effect({ policy, count }: { policy: GuestPolicy; count: number | undefined }) {
  if (policy === 'NOBODY')
    return <Trans>HR neither. Guests who are here already stay and can be asked again.</Trans>;
  const today =
    count === undefined ? null : (
      <Plural value={count} one="Today that is # person." other="Today these are # people." />
    );
  if (policy !== 'HR_AND_LINE_MANAGERS') return today;
  return (
    <>
      {today}{' '}
      <Trans>It follows the reporting lines: who gets a first report may, who loses the last may not.</Trans>
    </>
  );
}

interface InvitersProps {
  value: GuestPolicy | null;
  /** How many people each value lets invite today. */
  counts: readonly number[];
  error: ReactNode;
  onChange: (policy: GuestPolicy) => void;
}

/** Who can invite guests, as four sentences with what each would mean today (D11). */
export function Inviters({ value, counts, error, onChange }: InvitersProps) {
  const { t } = useLingui();
  return (
    <Radio.Group
      id="inviteGuests"
      label={t`Who can invite guests?`}
      description={t`It holds wherever somebody from outside could be added: while nominating, in the directory, in imports.`}
      value={value}
      error={error}
      onChange={(next) => onChange(next)}
    >
      <div className={classes.choices}>
        {guestPolicies.map((policy, place) => (
          <Radio
            key={policy}
            value={policy}
            label={<PolicyWords policy={policy} />}
            description={<Effect policy={policy} count={counts[place]} />}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
