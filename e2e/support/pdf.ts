// The words of a PDF as Chromium prints it: glyphs of embedded fonts, with a table of what each glyph means.
import { inflateSync } from 'node:zlib';

interface Part {
  dictionary: string;
  stream: Buffer | null;
}

/** The objects of the file by their number. */
function partsOf(pdf: Buffer): Map<string, Part> {
  const raw = pdf.toString('latin1');
  const parts = new Map<string, Part>();
  for (const found of raw.matchAll(/(\d+) 0 obj\b([\s\S]*?)endobj/gu)) {
    const [, number = '', body = ''] = found;
    const begin = body.search(/stream\r?\n/u);
    if (begin < 0) {
      parts.set(number, { dictionary: body, stream: null });
      continue;
    }
    const dictionary = body.slice(0, begin);
    const data = body.slice(begin).replace(/^stream\r?\n/u, '');
    const length = Number(/\/Length (\d+)/u.exec(dictionary)?.[1] ?? data.length);
    const bytes = Buffer.from(data.slice(0, length), 'latin1');
    const stream = dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
    parts.set(number, { dictionary, stream });
  }
  return parts;
}

const fromHex = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A font: how many digits a glyph has, and what each means. */
interface Font {
  digits: number;
  means: ReadonlyMap<number, string>;
}

function fontOf(table: string): Font {
  const means = new Map<number, string>();
  const digits = /begincodespacerange\s*<([0-9A-F]+)>/iu.exec(table)?.[1]?.length ?? 4;
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu))
      means.set(Number.parseInt(glyph, 16), fromHex(text));
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu)) {
    for (const [, first = '', last = '', text = ''] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/giu,
    )) {
      const from = Number.parseInt(first, 16);
      for (let glyph = from; glyph <= Number.parseInt(last, 16); glyph++) {
        const code = Number.parseInt(text, 16) + glyph - from;
        means.set(glyph, String.fromCharCode(code));
      }
    }
  }
  return { digits, means };
}

/** The fonts of a page by the names that its drawing uses. */
function fontsOf(page: string, parts: ReadonlyMap<string, Part>): Map<string, Font> {
  const fonts = new Map<string, Font>();
  const named = /\/Font <<([\s\S]*?)>>/u.exec(page)?.[1] ?? '';
  for (const [, name = '', number = ''] of named.matchAll(/\/(\w+) (\d+) 0 R/gu)) {
    const table = /\/ToUnicode (\d+) 0 R/u.exec(parts.get(number)?.dictionary ?? '')?.[1] ?? '';
    fonts.set(name, fontOf(parts.get(table)?.stream?.toString('latin1') ?? ''));
  }
  return fonts;
}

function wordsOf(drawing: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font | undefined;
  let words = '';
  for (const [, name, glyphs = ''] of drawing.matchAll(/\/(\w+) [\d.]+ Tf|<([0-9A-F]+)> Tj/giu)) {
    if (name !== undefined) font = fonts.get(name);
    const digits = font?.digits ?? 4;
    for (let at = 0; at < glyphs.length; at += digits)
      words += font?.means.get(Number.parseInt(glyphs.slice(at, at + digits), 16)) ?? '';
  }
  return words;
}

/** Everything that a PDF says, page by page, without blanks. */
export function printed(pdf: Buffer): string {
  const parts = partsOf(pdf);
  return [...parts.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b/u.test(dictionary))
    .map(({ dictionary }) => {
      const drawing = /\/Contents (\d+) 0 R/u.exec(dictionary)?.[1] ?? '';
      const resources = /\/Resources (\d+) 0 R/u.exec(dictionary)?.[1];
      const page = resources === undefined ? dictionary : (parts.get(resources)?.dictionary ?? '');
      return wordsOf(parts.get(drawing)?.stream?.toString('latin1') ?? '', fontsOf(page, parts));
    })
    .join('')
    .replace(/\s/gu, '');
}
