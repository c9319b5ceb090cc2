// Which texts of a page the software words, and which people wrote.
import type { Page } from '@playwright/test';

/** Types whose texts people write; all others are worded by the software. */
const peoples = new Set([
  'Question',
  'QuestionResult',
  'Section',
  'Cycle',
  'Answer',
  'SelfAnswer',
  'User',
  'FeedbackRequest',
  'Project',
  'WorkReview',
]);
const enough = 3;

/** Every text of at least three words, without what people wrote and without samples of the other language. */
export function softwareWords(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const foreign = node.parentElement?.closest('.people-text, body [lang], noscript, script, style');
      const text = node.textContent?.trim() ?? '';
      if (!foreign && (text.match(/\p{L}{2,}/gu) ?? []).length >= least) texts.push(text);
    }
    return texts;
  }, enough);
}

/** Whether a text is made of what people wrote or are called: a range between two such, or how many one of them has. */
export function areOfPeople(text: string, people: ReadonlySet<string>): boolean {
  const parts = text.replace(/ \(\d+\)$/u, '').split(' – ');
  return parts.every((part) => [...people].some((words) => words.includes(part)));
}

/** Collects what people wrote, and what they are called, from every answer that the page gets. */
export function hearPeople(page: Page): Set<string> {
  const words = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const ofPeople = '__typename' in value && peoples.has(String(value.__typename));
    for (const inside of Object.values(value).flat()) {
      if (ofPeople && typeof inside === 'string') words.add(inside);
      else walk(inside);
    }
  };
  const nameSample = ({ password, people }: { password: string; people: { name: string }[] }) => {
    for (const text of [password, ...people.map(({ name }) => name)]) words.add(text);
  };
  page.on('response', (response) => {
    if (response.url().endsWith('/graphql')) response.json().then(walk, () => undefined);
    if (response.url().endsWith('/auth/sample')) response.json().then(nameSample, () => undefined);
  });
  return words;
}
