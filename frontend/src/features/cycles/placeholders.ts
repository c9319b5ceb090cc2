/** A text with something put in, and where the cursor is then. */
interface Put {
  text: string;
  cursor: number;
}

/** Puts a placeholder in place of what is marked. The link gets a line of its own. */
export function putIn(text: string, placeholder: string, from: number, to: number): Put {
  const before = text.slice(0, from);
  const after = text.slice(to);
  if (placeholder !== '{link}') {
    return { text: before + placeholder + after, cursor: from + placeholder.length };
  }
  const start = before === '' || before.endsWith('\n') ? before : `${before}\n`;
  const end = after === '' || after.startsWith('\n') ? after : `\n${after}`;
  return { text: start + placeholder + end, cursor: start.length + placeholder.length };
}
