/** A run of text in one style. */
export interface Run {
  text: string;
  bold?: true;
  /** Only http, https and mailto; anything else stays text. */
  href?: string;
}

/** A paragraph or a list, read from Markdown. */
export type Block = { kind: 'paragraph'; runs: Run[] } | { kind: 'list'; ordered: boolean; items: Run[][] };

const inline = /\*\*(?<bold>[^*]+)\*\*|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/gu;
const bullet = /^\s{0,3}[-*+]\s+(?<item>.*)$/u;
const number = /^\s{0,3}\d{1,3}[.)]\s+(?<item>.*)$/u;
const heading = /^\s{0,3}#{1,6}\s+(?<title>.*)$/u;

function isSafe(href: string): boolean {
  return /^(?:https?:\/\/|mailto:)/iu.test(href);
}

function runOf({ bold, label, href }: Record<string, string | undefined>, whole: string): Run {
  if (bold !== undefined) return { text: bold, bold: true };
  return label !== undefined && href !== undefined && isSafe(href) ? { text: label, href } : { text: whole };
}

function runs(text: string): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(inline)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push(runOf(match.groups ?? {}, match[0]));
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}

function listItem(line: string): { ordered: boolean; item: string } | null {
  const point = bullet.exec(line)?.groups?.item;
  if (point !== undefined) return { ordered: false, item: point };
  const step = number.exec(line)?.groups?.item;
  return step === undefined ? null : { ordered: true, item: step };
}

function addItem(blocks: Block[], ordered: boolean, item: string): void {
  const last = blocks.at(-1);
  if (last?.kind === 'list' && last.ordered === ordered) last.items.push(runs(item));
  else blocks.push({ kind: 'list', ordered, items: [runs(item)] });
}

function readParagraph(lines: readonly string[], blocks: Block[]): void {
  let words: string[] = [];
  const close = () => {
    if (words.length > 0) blocks.push({ kind: 'paragraph', runs: runs(words.join('\n')) });
    words = [];
  };
  for (const line of lines) {
    const entry = listItem(line);
    const title = heading.exec(line)?.groups?.title;
    if (entry || title !== undefined) close();
    if (entry) addItem(blocks, entry.ordered, entry.item);
    else if (title !== undefined) blocks.push({ kind: 'paragraph', runs: [{ text: title, bold: true }] });
    else words.push(line);
  }
  close();
}

/**
 * Reads the small part of Markdown that introductions use: paragraphs, bold, links, lists; a heading becomes a bold
 * paragraph. It never yields HTML: what it does not know stays the text it was.
 */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.replaceAll('\r\n', '\n').split(/\n\s*\n/u)) {
    if (part.trim() !== '') readParagraph(part.trim().split('\n'), blocks);
  }
  return blocks;
}
