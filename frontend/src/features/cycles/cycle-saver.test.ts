import { expect, it } from 'vitest';
import type { SetQuestionnaireInput, UpdateCycleInput } from '../../gql/graphql.ts';
import { type ServerCycle, toDraft } from './cycle-draft.ts';
import { type CallOutcome, CycleSaver } from './cycle-saver.ts';

function cycle(changes: Partial<ServerCycle> = {}): ServerCycle {
  const words = { kind: 'TEXT', help: null, required: true, allowNotApplicable: false, labels: [] } as const;
  return {
    id: 'cyc_1',
    version: 4,
    state: 'DRAFT',
    name: 'Autumn',
    introduction: '',
    preset: 'CONFIDENTIAL',
    policy: null,
    releasedByDate: false,
    nomination: 'REVIEWEE_NOMINATES',
    upward: false,
    selfAssessment: false,
    proactiveAllowed: false,
    minReviewers: 3,
    maxReviewers: 8,
    suggestedReviewers: 0,
    startsAt: null,
    nominateUntil: null,
    approveUntil: null,
    writeUntil: null,
    releaseAt: null,
    endsAt: null,
    sections: [{ id: 'sec_1', title: 'Words', questions: [{ id: 'qst_1', text: 'What stays?', ...words }] }],
    publishProblems: [],
    ...changes,
  } as ServerCycle;
}

/** A server that answers in turn and remembers what it was asked. */
function server(...answers: CallOutcome[]) {
  const asked: (UpdateCycleInput | SetQuestionnaireInput)[] = [];
  const answer = (input: UpdateCycleInput | SetQuestionnaireInput) => {
    asked.push(input);
    return Promise.resolve(answers.shift() ?? { kind: 'unreachable' as const });
  };
  return { asked, calls: { update: answer, setQuestionnaire: answer } };
}

const done = (version: number, changes: Partial<ServerCycle> = {}): CallOutcome => ({
  kind: 'done',
  cycle: cycle({ version, ...changes }),
});

it('sends only the settings that changed', async () => {
  const { asked, calls } = server(done(5, { name: 'Winter' }));
  const outcome = await new CycleSaver(cycle(), calls).save({ ...toDraft(cycle()), name: 'Winter' }, 4);
  expect(asked).toEqual([{ cycleId: 'cyc_1', expectedVersion: 4, name: 'Winter' }]);
  expect(outcome).toEqual({ kind: 'saved', version: 5 });
});

it('sends nothing when nothing changed', async () => {
  const { asked, calls } = server();
  expect(await new CycleSaver(cycle(), calls).save(toDraft(cycle()), 4)).toEqual({
    kind: 'saved',
    version: 4,
  });
  expect(asked).toEqual([]);
});

it('goes on where the version moved and the words did not', async () => {
  const { asked, calls } = server({ kind: 'conflict', current: cycle({ version: 9 }) }, done(10));
  const outcome = await new CycleSaver(cycle(), calls).save({ ...toDraft(cycle()), minReviewers: 2 }, 4);
  expect(asked.map((input) => input.expectedVersion)).toEqual([4, 9]);
  expect(outcome).toEqual({ kind: 'saved', version: 10 });
});

it('stops where somebody else changed the words', async () => {
  const theirs = cycle({ version: 9, name: 'Spring' });
  const { asked, calls } = server({ kind: 'conflict', current: theirs });
  const outcome = await new CycleSaver(cycle(), calls).save({ ...toDraft(cycle()), name: 'Winter' }, 4);
  expect(asked).toHaveLength(1);
  expect(outcome).toMatchObject({ kind: 'conflict', theirs: toDraft(theirs), version: 9 });
});

it('takes over what only the other side changed, and asks about what both changed', async () => {
  const theirs = cycle({ version: 9, name: 'Spring', maxReviewers: 7 });
  const { calls } = server({ kind: 'conflict', current: theirs });
  const mine = { ...toDraft(cycle()), minReviewers: 2 };
  const outcome = await new CycleSaver(cycle(), calls).save(mine, 4);
  if (outcome.kind !== 'conflict') throw new Error(outcome.kind);
  const together = { ...mine, name: 'Spring', maxReviewers: 7 };
  expect(outcome.join?.(mine)).toEqual({ value: together, clash: false });
  expect(outcome.join?.({ ...mine, name: 'Winter' })).toEqual({
    value: { ...together, name: 'Winter' },
    clash: true,
  });
});

it('saves the settings although the questions are refused, and tells both failures', async () => {
  const { asked, calls } = server(done(5), {
    kind: 'refused',
    failures: [{ message: 'Write something here.', path: ['sections', '0', 'questions', '0', 'text'] }],
  });
  const mine = toDraft(cycle());
  const sections = mine.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({ ...question, text: '' })),
  }));
  const outcome = await new CycleSaver(cycle(), calls).save({ ...mine, name: 'Winter', sections }, 4);
  expect(asked.map((input) => input.expectedVersion)).toEqual([4, 5]);
  expect(outcome).toMatchObject({ kind: 'refused', failures: [{ message: 'Write something here.' }] });
});

it('leaves out a question without a word, and puts a failure where its question stands', async () => {
  const failure = { message: 'Write something here.', path: ['sections', '0', 'questions', '1', 'labels'] };
  const { asked, calls } = server({ kind: 'refused', failures: [failure] });
  const mine = toDraft(cycle());
  const [section] = mine.sections;
  const [question] = section?.questions ?? [];
  if (!section || !question) throw new Error('the cycle asks nothing');
  const added = ['', 'Which way?'].map((text) => ({ ...question, key: `new ${text}`, text }));
  const sections = [{ ...section, questions: [question, ...added] }];
  const outcome = await new CycleSaver(cycle(), calls).save({ ...mine, sections }, 4);
  const sent = asked.map(
    (input) => 'sections' in input && input.sections[0]?.questions.map(({ text }) => text),
  );
  expect(sent).toEqual([['What stays?', 'Which way?']]);
  const path = ['sections', '0', 'questions', '2', 'labels'];
  expect(outcome).toEqual({ kind: 'refused', failures: [{ ...failure, path }] });
});

it('names a new question by the id the server gave it', async () => {
  const first = cycle();
  const mine = toDraft(first);
  const [section] = mine.sections;
  const [question] = section?.questions ?? [];
  if (!section || !question) throw new Error('the cycle asks nothing');
  const added = [{ ...section, questions: [question, { ...question, key: 'made-up', text: 'What goes?' }] }];
  const stored = cycle({ version: 5 });
  stored.sections?.[0]?.questions?.push({
    ...question,
    id: 'qst_2',
    text: 'What goes?',
    labels: [],
    axes: [],
  });
  const { asked, calls } = server({ kind: 'done', cycle: stored }, done(6));
  const saver = new CycleSaver(first, calls);
  await saver.save({ ...mine, sections: added }, 4);
  await saver.save({ ...mine, sections: added.map((one) => ({ ...one, title: 'New' })) }, 5);
  const sent = asked.map((input) =>
    'sections' in input ? input.sections[0]?.questions.map(({ id }) => id) : [],
  );
  expect(sent).toEqual([
    ['qst_1', null],
    ['qst_1', 'qst_2'],
  ]);
});
