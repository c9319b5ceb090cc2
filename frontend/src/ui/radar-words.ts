/** Breaks a label into at most two lines of about so many characters; what is longer ends in "…". */
export function inLines(label: string, most = 16): string[] {
  const lines: string[] = [];
  for (const word of label.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const [first = '', second, ...rest] = lines;
  if (second === undefined) return [cut(first, most)];
  return [cut(first, most), rest.length > 0 ? `${second.slice(0, most - 1)}…` : cut(second, most)];
}

function cut(line: string, most: number): string {
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
