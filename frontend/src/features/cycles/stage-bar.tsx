import { useLingui } from '@lingui/react/macro';
import type { StageBar_CountFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { stageOf } from './cycle-words.tsx';
import classes from './stages.module.css';

/** How many are in a stage. */
export const StageBarCount = graphql(`
  fragment StageBar_count on StageCount {
    stage
    count
  }
`);

interface StageBarProps {
  counts: readonly FragmentType<typeof StageBarCount>[];
  /** How many the longest bar stands for. */
  of: number;
}

/** Where each piece begins, and how long it is. */
function pieces(counts: readonly StageBar_CountFragment[]) {
  let begin = 0;
  return counts.map(({ stage, count }) => {
    const piece = { stage, count, begin };
    begin += count;
    return piece;
  });
}

/** People by how far they are: one bar, the same in words for who does not see it. */
export function StageBar({ counts, of }: StageBarProps) {
  const { i18n } = useLingui();
  const locale = useLocale();
  const read = readFragment(StageBarCount, counts);
  const words = read.map(({ stage, count }) => `${count} ${i18n._(stageOf(stage).words)}`);
  return (
    <svg
      className={classes.bar}
      viewBox={`0 0 ${of} 20`}
      preserveAspectRatio="none"
      role="img"
      aria-label={list(locale, words)}
    >
      {pieces(read).map(({ stage, count, begin }) => (
        <rect key={stage} className={classes.piece} data-stage={stage} x={begin} width={count} height="20" />
      ))}
    </svg>
  );
}

/** The colour of a stage, beside its word. */
export function StageSwatch({ stage }: Pick<StageBar_CountFragment, 'stage'>) {
  return (
    <svg width="12" height="12" aria-hidden="true">
      <rect className={classes.piece} data-stage={stage} x="0.75" y="0.75" width="10.5" height="10.5" />
    </svg>
  );
}
