import { useLingui } from '@lingui/react/macro';
import { Icon } from '../../ui/icon.tsx';
import classes from './questions.module.css';
import type { Direction } from './question-moves.ts';

interface MoveButtonsProps {
  /** What moves, for those who hear the page. */
  what: string;
  /** Whether there is a place further up, and further down. */
  up: boolean;
  down: boolean;
  onMove: (direction: Direction) => void;
}

/** The two buttons that move something a place up or down; they stay where they are when there is no way. */
export function MoveButtons({ what, up, down, onMove }: MoveButtonsProps) {
  const { t } = useLingui();
  return (
    <span className={classes.moves}>
      <button
        type="button"
        data-move={-1}
        aria-label={t`Move up: ${what}`}
        aria-disabled={!up}
        onClick={() => up && onMove(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        data-move={1}
        aria-label={t`Move down: ${what}`}
        aria-disabled={!down}
        onClick={() => down && onMove(1)}
      >
        <Icon name="down" />
      </button>
    </span>
  );
}
