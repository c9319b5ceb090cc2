import classes from './face.module.css';

/** What stands behind a face; decides its outline. */
export type FaceKind = 'PERSON' | 'GROUP' | 'GUEST' | 'HIDDEN';

/** The first letters of the first and the last word of a name, in capitals; "?" for an empty one. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('') || '?';
}

/** One of six tones, always the same for the same name. */
export function tone(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % 6) + 1;
}

interface FaceProps {
  name: string;
  kind?: FaceKind;
  /** Drawn hollow with a dashed ring: reads only after a later step. */
  hollow?: boolean;
  size?: 'small' | 'row' | 'middle' | 'big';
}

/** A person, group or guest as a sign. It is silent: the name always stands beside it in words. */
export function Face({ name, kind = 'PERSON', hollow = false, size = 'row' }: FaceProps) {
  const names = [classes.face, classes[size]];
  if (kind === 'GROUP') names.push(classes.group);
  else if (kind === 'HIDDEN') names.push(classes.hidden);
  else names.push(classes[`tone${tone(name)}`]);
  if (kind === 'GUEST') names.push(classes.guest);
  if (hollow) names.push(classes.hollow);
  return (
    <span className={names.join(' ')} aria-hidden="true" data-kind={kind} data-hollow={hollow || undefined}>
      {kind === 'GROUP' ? name : kind === 'HIDDEN' ? '?' : initials(name)}
    </span>
  );
}
