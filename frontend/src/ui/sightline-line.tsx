import { Face } from './face.tsx';
import classes from './sightline.module.css';
import type { Piece, SightlineReaders } from './sightline-row.ts';
import { brokenAtAuthor, pieces } from './sightline-row.ts';

function Faces({ piece, small }: { piece: Piece; small: boolean }) {
  return piece.faces.map((reader) => (
    <Face
      key={reader.key}
      name={reader.sign ?? reader.label}
      kind={reader.kind}
      hollow={piece.line !== 'NOW'}
      size={small ? 'small' : 'row'}
    />
  ));
}

function Step({ piece, first }: { piece: Piece; first: boolean }) {
  if (first && !piece.cut) return null;
  if (piece.line === 'NOW' && !piece.cut) return null;
  return <span className={piece.cut ? `${classes.step} ${classes.cut}` : classes.step} />;
}

/** The line through the faces: solid now, dashed later, cut where the name does not reach. Silent for the ear. */
export function Line({ readers, small = false }: { readers: SightlineReaders; small?: boolean }) {
  if (readers.status === 'NOT_CHECKED') {
    return (
      <span className={classes.row} aria-hidden="true">
        <Face name="" kind="HIDDEN" size={small ? 'small' : 'row'} />
      </span>
    );
  }
  const drawn = pieces(readers);
  const ends = readers.status === 'HELD' || readers.status === 'PRIVATE';
  return (
    <span className={classes.row} aria-hidden="true" data-testid="line">
      {small && brokenAtAuthor(readers) && (
        <>
          <Face name="" kind="HIDDEN" size="small" />
          <span className={`${classes.step} ${classes.cut}`} />
        </>
      )}
      {drawn.map((piece, index) => (
        <span className={classes.piece} key={`${piece.line}${piece.cut}`} data-line={piece.line}>
          <Step piece={piece} first={index === 0} />
          <Faces piece={piece} small={small} />
          {piece.more > 0 && <span className={classes.more}>+{piece.more}</span>}
        </span>
      ))}
      {ends && <span className={classes.end} />}
    </span>
  );
}
