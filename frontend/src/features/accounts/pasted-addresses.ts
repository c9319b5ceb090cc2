/** One person out of pasted text. */
export interface Pasted {
  email: string;
  name: string;
}

// A name in quotes may hold what separates.
const separated = /(?:"[^"\n]*"|[^,;\n])+/gu;
const entry = /^(?:"?([^"<]*?)"?\s*)?<([^<>]+)>$/u;

/**
 * Reads addresses as people paste them: separated by commas, semicolons or lines, with or without a name in front.
 * Whether each is an address is the server's to say; the same one twice counts once.
 */
export function readAddresses(text: string): Pasted[] {
  const seen = new Map<string, Pasted>();
  for (const part of text.match(separated) ?? []) {
    const written = part.trim();
    if (written === '') continue;
    const named = entry.exec(written);
    const email = (named?.[2] ?? written).trim();
    if (!seen.has(email.toLowerCase()))
      seen.set(email.toLowerCase(), { email, name: named?.[1]?.trim() ?? '' });
  }
  return [...seen.values()];
}
