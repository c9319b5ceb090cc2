/**
 * From who may read to what is drawn, without React, so that every state can be tested as data.
 * It decides nothing about rights: it only orders what the server's answer already says.
 */
import type { FaceKind } from './face.tsx';

/** Somebody who can read a text now or will, as the server names them to this viewer. */
export interface Reader {
  key: string;
  label: string;
  /** The short word in the face of a group; the label where there is none. */
  sign?: string;
  kind: FaceKind;
  /** The viewer. */
  you: boolean;
  /** Reads with the author's name. */
  named: boolean;
  /** From when, as words; absent for those who read now. */
  when?: string;
  /** The rule that lets this reader in, as a whole sentence. */
  rule: string;
}

/** Who wrote it: null when the viewer writes it or no author is reachable at all. */
export interface Author {
  name: string;
  kind: Exclude<FaceKind, 'GROUP'>;
  you: boolean;
}

/** How far the answer can be trusted and how the line is drawn. */
export type SightlineStatus = 'CHECKED' | 'CHANGED' | 'HELD' | 'PRIVATE' | 'NOT_CHECKED';

/** All that a sightline draws; the words come beside it as a composed sentence. */
export interface SightlineReaders {
  author: Author | null;
  now: readonly Reader[];
  next: readonly Reader[];
  later: readonly Reader[];
  status: SightlineStatus;
}

/** A run of faces on the same piece of line. */
export interface Piece {
  line: 'NOW' | 'NEXT' | 'LATER';
  /** The line is cut before these faces: they never learn the name. */
  cut: boolean;
  faces: Reader[];
  /** How many more stand behind the last face of the row. */
  more: number;
}

const mostFaces = 5;

/** Whether the line is cut below the author: nobody it leads to, but the author, learns the name. */
export function brokenAtAuthor({ author, now, next, later }: SightlineReaders): boolean {
  if (author?.kind === 'HIDDEN') return true;
  const others = [...now, ...next, ...later].filter((reader) => !reader.you);
  return others.length > 0 && others.every((reader) => !reader.named);
}

function split(line: Piece['line'], readers: readonly Reader[], whole: boolean): Piece[] {
  if (whole) return readers.length > 0 ? [{ line, cut: false, faces: [...readers], more: 0 }] : [];
  const named = readers.filter((reader) => reader.named || reader.you);
  const nameless = readers.filter((reader) => !reader.named && !reader.you);
  return [
    { line, cut: false, faces: named, more: 0 },
    { line, cut: true, faces: nameless, more: 0 },
  ].filter((piece) => piece.faces.length > 0);
}

function shorten(pieces: Piece[]): Piece[] {
  const total = pieces.reduce((sum, piece) => sum + piece.faces.length, 0);
  let left = mostFaces;
  const kept = pieces.flatMap((piece) => {
    const faces = piece.faces.slice(0, left);
    left -= faces.length;
    return faces.length > 0 ? [{ ...piece, faces }] : [];
  });
  const last = kept.at(-1);
  if (last && total > mostFaces) last.more = total - mostFaces;
  return kept;
}

/** The faces in the order the line goes through them, at most five, with the rest counted on the last piece. */
export function pieces(readers: SightlineReaders): Piece[] {
  const broken = brokenAtAuthor(readers);
  return shorten([
    ...split('NOW', readers.now, broken),
    ...split('NEXT', readers.next, broken),
    ...split('LATER', readers.later, broken),
  ]);
}
