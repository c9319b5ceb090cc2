import type { Page } from '@playwright/test';
import { accessible, fits } from '../support/access.ts';
import { ask } from '../support/api.ts';
import { expect, test } from '../support/journey.ts';
import { press, tabTo } from '../support/keyboard.ts';
import { printed } from '../support/pdf.ts';
import { answersTo } from '../support/reviewer.ts';
import { keep, pace, playRound, type RoundPlan } from '../support/rounds.ts';

const sections = {
  'Tells early': ['Says early what will not work out', 'Says what is not known'],
  Plans: ['Keeps dates'],
  Listens: ['Asks before judging'],
  Decides: ['Decides in time'],
} as const;

const spring: RoundPlan = {
  name: 'Spring report',
  preset: 'NAMED',
  sections,
  wrote: {
    'Rae Okafor': { points: [4, 4, 3, 4, 2], text: 'She asked first.' },
    'Cole Byrne': { points: [3, 4, 3, 5, 3], text: 'She never takes the mouse.' },
    'Wim de Vries': { points: [4, 4, 4, null, 3], text: 'Her lists are short.' },
  },
};

// Tells early: (4 + 5 + 5) / 3 = 4.7 and (5 + 4 + 4) / 3 = 4.3, together 4.5; in spring 3.7 and 4.0, together 3.9.
const autumn: RoundPlan = {
  name: 'Autumn report',
  preset: 'NAMED',
  sections: { ...sections, Teaches: ['Shares what she has learned'] },
  wrote: {
    'Rae Okafor': { points: [4, 5, 3, 4, 3, 5], text: 'She asks the question that everybody had.' },
    'Cole Byrne': { points: [5, 4, 3, 5, 3, 4], text: 'She told us three weeks before.' },
    'Wim de Vries': { points: [5, 4, 3, 5, 3, 4], text: 'The client of the harbour book says so too.' },
  },
  withheld: 'Wim de Vries',
};

/** What stands on the page as it is drawn now, text by text, without blanks. */
async function drawn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = (node.textContent ?? '').replaceAll(/\s/gu, '');
      if (text === '' || !parent?.checkVisibility({ checkVisibilityCSS: true })) continue;
      if (parent.closest('script, style') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width, height, bottom } = range.getBoundingClientRect();
      const above = bottom + window.scrollY <= 0;
      const hidden = (element: Element | null): boolean =>
        element !== null && (getComputedStyle(element).clipPath !== 'none' || hidden(element.parentElement));
      if (width > 0 && height > 0 && !above && !hidden(parent)) texts.push(text);
    }
    return texts;
  });
}

function row(page: Page, name: string) {
  return page.getByRole('row', { name: new RegExp(`^${name}`, 'u') });
}

test('a report says in numbers what was written, beside an earlier round, and on paper the same', async ({
  signedIn,
}) => {
  const hr = await signedIn('hana@aldersund.example');
  const lineManager = await signedIn('max@aldersund.example');
  const writers = {
    'Rae Okafor': await signedIn('rae@aldersund.example'),
    'Cole Byrne': await signedIn('cole@aldersund.example'),
    'Wim de Vries': await signedIn('wim@aldersund.example'),
  };
  await playRound(spring, { hr, lineManager, writers });
  const list = await playRound(autumn, { hr, lineManager, writers });

  const sue = await signedIn('sue@aldersund.example');
  await sue.goto(`/reviews/${list}/results`);
  await expect(sue.getByRole('heading', { name: 'By competency' })).toBeVisible();
  await expect(row(sue, 'Tells early').getByRole('cell')).toHaveText([/4\.5$/u]);
  await expect(row(sue, 'Teaches').getByRole('cell')).toHaveText([/4\.3$/u]);
  await expect(sue.getByText('One answer is withheld.')).toBeVisible();
  await expect(sue.getByText('You, Max Lindqvist, Ines Ferreira and HR.').first()).toBeVisible();
  await accessible(sue);

  // By keyboard alone: the earlier round stands beside, in the address too.
  await press(sue, sue.getByRole('combobox', { name: 'Compare with' }), 'ArrowDown');
  await expect(row(sue, 'Tells early').getByRole('cell')).toHaveText([/4\.5$/u, /3\.9$/u, /\+0\.6$/u]);
  await expect(row(sue, 'Plans').getByRole('cell')).toHaveText([/3\.0$/u, /3\.3$/u, /−0\.3$/u]);
  await expect(row(sue, 'Teaches').getByRole('cell')).toHaveText([/4\.3$/u, /^[^\d]*$/u, /^[^\d]*$/u]);
  await expect(answersTo(sue, 'Keeps dates')).toContainText('Spring report: mean 3.3.');
  await expect(answersTo(sue, 'Shares what she has learned')).not.toContainText('Spring report');
  await tabTo(sue, sue.getByRole('button', { name: /Why\?/u }).first());
  await accessible(sue);
  await sue.reload();
  await expect(row(sue, 'Plans').getByRole('cell')).toHaveText([/3\.0$/u, /3\.3$/u, /−0\.3$/u]);

  await fits(sue, 390);
  await sue.setViewportSize({ width: 390, height: 844 });
  const [table, picture] = [await row(sue, 'Plans').boundingBox(), await sue.locator('figure').boundingBox()];
  expect(table?.y, 'on a phone the table stands before the picture').toBeLessThan(picture?.y ?? 0);
  await sue.setViewportSize({ width: 1280, height: 900 });

  const onScreen = await drawn(sue);
  await sue.emulateMedia({ media: 'print', colorScheme: 'light' });
  await expect(sue.getByText(/^Printed by Sue Aalto on /u)).toBeVisible();
  await expect(sue.getByRole('link', { name: 'Home' })).toBeHidden();
  await expect(sue.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
  const onPaper = await drawn(sue);
  const more = onPaper.filter((text) => !onScreen.includes(text) && !text.startsWith('PrintedbySue'));
  expect(more, 'nothing on paper that the screen does not show').toEqual([]);
  const pdf = printed(await sue.pdf({ format: 'A4' }));
  for (const text of onPaper) expect(pdf).toContain(text);
  expect(pdf, 'nothing more in the PDF').toHaveLength(onPaper.join('').length);
  for (const text of ['Oneansweriswithheld.', 'Shetoldusthreeweeksbefore.', '+0.6'])
    expect(pdf).toContain(text);
  expect(pdf).not.toContain('harbour');
  await sue.emulateMedia({ media: 'screen' });

  // The line manager reads what is withheld and why; HR leaves a line, about the earlier round only once it is chosen.
  await lineManager.goto(`/reviews/${list}/results`);
  await expect(answersTo(lineManager, keep)).toContainText('It names a client.');
  await accessible(lineManager);
  await hr.goto(`/reviews/${list}/results`);
  await expect(row(hr, 'Tells early').getByRole('cell')).toHaveText([/4\.5$/u]);
  await accessible(hr);
  await sue.reload();
  await expect(sue.getByText(/^Hana .* opened it on /u)).toBeVisible();

  await ask(sue.context(), 'mutation { setLanguage(input: { locale: DE }) { errors { __typename } } }');
  await sue.reload();
  await expect(sue.getByRole('heading', { name: 'Nach Kompetenz' })).toBeVisible();
  await expect(row(sue, 'Tells early').getByRole('cell')).toHaveText([/4,5$/u, /3,9$/u, /\+0,6$/u]);
  await sue.getByRole('combobox', { name: 'Vergleichen mit' }).selectOption('Keiner früheren Runde');
  await expect(row(sue, 'Tells early').getByRole('cell')).toHaveText([/4,5$/u]);
  await accessible(sue);
  await fits(sue, 390);
});

test('anonymous rounds are compared where the same people were asked, and else not offered', async ({
  signedIn,
}) => {
  const hr = await signedIn('hana@aldersund.example');
  const lineManager = await signedIn('max@aldersund.example');
  const writers = {
    'Rae Okafor': await signedIn('rae@aldersund.example'),
    'Cole Byrne': await signedIn('cole@aldersund.example'),
    'Wim de Vries': await signedIn('wim@aldersund.example'),
    'Rex Tanaka': await signedIn('rex@aldersund.example'),
  };
  const people = { hr, lineManager, writers };
  const quiet = { ...spring, preset: 'ANONYMOUS' } as const;
  const more = { 'Rex Tanaka': { points: [1, 1, 1, 1, 1], text: 'Say no to small things.' } };
  await playRound({ ...quiet, name: 'First' }, people);
  const second = await playRound({ ...quiet, name: 'Second' }, people);
  const third = await playRound({ ...quiet, name: 'Third', wrote: { ...quiet.wrote, ...more } }, people);

  const sue = await signedIn('sue@aldersund.example');
  await sue.goto(`/reviews/${second}/results`);
  await expect(row(sue, 'Plans').getByRole('cell')).toHaveText([/3\.3$/u]);
  await sue.getByRole('combobox', { name: 'Compare with' }).selectOption('First');
  await expect(row(sue, 'Plans').getByRole('cell')).toHaveText([/3\.3$/u, /3\.3$/u, /0\.0$/u]);
  // Wim could not say: of this question too few are left, and nothing is told of its section.
  await expect(row(sue, 'Listens')).toContainText('Not enough answers to show this.');
  await accessible(sue);
  await fits(sue, 390);

  // One person more was asked: what moved could be put down to her.
  await sue.goto(`/reviews/${third}/results`);
  await expect(row(sue, 'Plans').getByRole('cell')).toHaveText([/2\.8$/u]);
  await expect(sue.getByRole('combobox', { name: 'Compare with' })).toBeHidden();
});

test('the own view stands beside what others said, in pictures and tables, and is never counted with it', async ({
  signedIn,
}) => {
  const hr = await signedIn('hana@aldersund.example');
  const lineManager = await signedIn('max@aldersund.example');
  const sue = await signedIn('sue@aldersund.example');
  const writers = {
    'Rae Okafor': await signedIn('rae@aldersund.example'),
    'Cole Byrne': await signedIn('cole@aldersund.example'),
    'Wim de Vries': await signedIn('wim@aldersund.example'),
  };
  const people = { hr, lineManager, writers, reviewee: sue };
  const own = { points: [5, 2, null, 1, 2], text: 'I ask first.', dot: [20, 80] } as const;
  const dots = [
    [60, 55],
    [70, 40],
    [80, 62],
  ] as const;
  const wrote = Object.fromEntries(
    Object.entries(spring.wrote).map(([name, one], at) => [name, { ...one, dot: dots[at] ?? [0, 0] }]),
  );
  const named = await playRound({ ...spring, name: 'Both sides', wrote, own }, people);
  const quiet = await playRound({ ...spring, name: 'Quiet', preset: 'ANONYMOUS', wrote, own }, people);

  for (const [reader, ownName] of [
    [sue, 'Your own view'],
    [lineManager, 'Sue’s own view'],
  ] as const) {
    await reader.goto(`/reviews/${named}/results`);
    // Others: (3.7 + 4.0) / 2 = 3.9, as without her own; she herself (5 + 2) / 2.
    await expect(row(reader, 'Tells early').getByRole('cell')).toHaveText([/3\.9$/u, /3\.5$/u]);
    await expect(row(reader, 'Plans').getByRole('cell')).toHaveText([/3\.3$/u, /^[^\d]*$/u]);
    await expect(reader.getByRole('columnheader', { name: ownName })).toBeVisible();
    await expect(reader.locator('figure').locator('path[class*="triangleLine"]')).not.toHaveCount(0);
    await expect(answersTo(reader, 'Says early what will not work out')).toContainText('3 answers.');
    await expect(
      answersTo(reader, 'Says early what will not work out').getByRole('row', { name: ownName }),
    ).toContainText('Always');
    await expect(answersTo(reader, pace)).toContainText('3 dots.');
    await expect(answersTo(reader, pace).getByRole('row', { name: ownName })).toContainText('80');
    await expect(answersTo(reader, pace).locator('path[class*="ownDot"]')).toHaveCount(1);
    await accessible(reader);
    await fits(reader, 390);
  }
  await sue.goto(`/reviews/${quiet}/results`);
  await expect(row(sue, 'Tells early').getByRole('cell')).toHaveText([/3\.9$/u, /3\.5$/u]);
  // Too few could say for others; what she said of herself is hers to show.
  await expect(row(sue, 'Listens')).toContainText('Not enough answers to show this.');
  await expect(row(sue, 'Listens').getByRole('cell').last()).toHaveText(/1\.0$/u);
  await expect(answersTo(sue, pace).locator('path[class*="ownDot"]')).toHaveCount(1);
  await accessible(sue);
  await fits(sue, 390);
});
