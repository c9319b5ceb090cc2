import { expect, it } from 'vitest';
import { type PreviewedCycle, sectionsOf, toThemselves } from './preview-query.ts';

const question = (id: string) =>
  ({
    __typename: 'Question',
    id,
    kind: 'TEXT',
    text: 'What does {first name} keep?',
    help: '',
    required: true,
    allowNotApplicable: false,
    labels: [],
    axes: [],
  }) as const;

const said = (id: string, text: string) => ({ question: { id }, text, help: 'One example.' });

const cycle = {
  __typename: 'Cycle',
  id: 'cyc_1',
  sections: [{ id: 'sec_1', title: 'Words', questions: [question('qst_1'), question('qst_2')] }],
  wording: [said('qst_1', 'What does Robin keep?'), said('qst_2', 'What else?')],
  toThemselves: [said('qst_1', 'What do you keep?'), said('qst_2', 'What else?')],
} as unknown as PreviewedCycle;

it('asks in the words of the server, with fields of its own for each pane', () => {
  const [section] = sectionsOf(cycle, 'tab-guest');
  expect(section?.questions?.map(({ id, text, help }) => [id, text, help])).toEqual([
    ['tab-guest-qst_1', 'What does Robin keep?', 'One example.'],
    ['tab-guest-qst_2', 'What else?', 'One example.'],
  ]);
});

it('names only what reads differently to the person themselves', () => {
  expect(toThemselves(cycle)).toEqual(['What do you keep?']);
});
