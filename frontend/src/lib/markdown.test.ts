import { expect, it } from 'vitest';
import { readMarkdown } from './markdown.ts';

it('reads paragraphs, bold and links', () => {
  expect(readMarkdown('Write **well**.\n\nSee [help](https://example.org/a).')).toEqual([
    { kind: 'paragraph', runs: [{ text: 'Write ' }, { text: 'well', bold: true }, { text: '.' }] },
    {
      kind: 'paragraph',
      runs: [{ text: 'See ' }, { text: 'help', href: 'https://example.org/a' }, { text: '.' }],
    },
  ]);
});

it('reads both kinds of list, also right below a paragraph', () => {
  const blocks = readMarkdown('Think of:\n- what helped\n- what did not\n1. first');
  expect(blocks.map((block) => block.kind)).toEqual(['paragraph', 'list', 'list']);
  expect(blocks[1]).toMatchObject({
    ordered: false,
    items: [[{ text: 'what helped' }], [{ text: 'what did not' }]],
  });
  expect(blocks[2]).toMatchObject({ ordered: true });
});

it.each(['[x](javascript:alert(1))', '[x](data:text/html,a)', '<img src=x onerror=alert(1)>'])(
  'leaves %s as the text it is',
  (text) => {
    const [block] = readMarkdown(text);
    expect(block?.kind).toBe('paragraph');
    const runs = block?.kind === 'paragraph' ? block.runs : [];
    expect(runs.every((run) => run.href === undefined)).toBe(true);
    expect(runs.map((run) => run.text).join('')).toBe(text);
  },
);
