import { NativeSelect } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { EarlierRound } from './comparison.ts';
import classes from './competencies.module.css';

interface CompareWithProps {
  rounds: readonly EarlierRound[];
  chosen: string | undefined;
  onChoose: (id: string | undefined) => void;
}

/** Lays an earlier round beside this one; nothing where there is none. */
export function CompareWith({ rounds, chosen, onChoose }: CompareWithProps) {
  const { t } = useLingui();
  if (rounds.length === 0) return null;
  const known = rounds.some(({ id }) => id === chosen) ? (chosen ?? '') : '';
  return (
    <div className={classes.compare}>
      <NativeSelect
        label={t`Compare with`}
        value={known}
        onChange={(event) => onChoose(event.currentTarget.value || undefined)}
        data={[
          { value: '', label: t`No earlier round` },
          ...rounds.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      {known !== '' && (
        <p className="small quiet">
          <Trans>
            Compared are scales that stand in both rounds under the same heading, in the same words and with
            the same points.
          </Trans>
        </p>
      )}
    </div>
  );
}
