// A whole 360 round about Sue, from the draft to the release, by the API: for journeys about what comes afterwards.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { ask } from './api.ts';

/** Points on the scales of a round in their order; null is "cannot say". */
export type Points = readonly (number | null)[];

/** A round: its sections with the words of their scales, and what everybody writes. */
export interface RoundPlan {
  name: string;
  preset: 'NAMED' | 'CONFIDENTIAL' | 'ANONYMOUS';
  sections: Readonly<Record<string, readonly string[]>>;
  /** By the name of the writer. */
  wrote: Readonly<Record<string, { points: Points; text: string }>>;
  /** Whose text the line manager withholds. */
  withheld?: string;
}

/** The questions in prose at the end of each round. */
export const keep = 'What should Sue keep doing?';

const often = ['Not yet', 'Sometimes', 'Mostly', 'Nearly always', 'Always'];
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const begun = inDays(-5);

/** The dates of a round in which so many days are left to write. */
const timeline = (left: number) => ({
  startsAt: begun,
  writeUntil: inDays(left),
  releaseAt: inDays(6),
  endsAt: inDays(20),
});

interface Failures {
  errors: { __typename: string; message?: string }[];
}

/** Sends a mutation and returns its payload; fails when it was refused. */
async function must<Payload>(
  context: BrowserContext,
  name: string,
  selection: string,
  input: object,
): Promise<Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const errors = 'errors { __typename ... on UserError { message } }';
  const data = await ask<Record<string, Payload & Failures>>(
    context,
    `mutation M($input: ${type}!) { ${name}(input: $input) { ${selection} ${errors} } }`,
    { input },
  );
  const payload = data[name];
  if (payload === undefined) throw new Error(`${name} brought nothing`);
  expect(payload.errors, name).toEqual([]);
  return payload;
}

interface OfCycle {
  cycle: { id: string; version: number };
}

/** The ids of people by their names, as HR finds them. */
async function idsOf(context: BrowserContext, names: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const search of names) {
    const { people } = await ask<{ people: { nodes: { id: string }[] } }>(
      context,
      'query P($search: String!) { people(first: 2, search: $search) { nodes { id } } }',
      { search },
    );
    const [found] = people.nodes;
    if (!found) throw new Error(`nobody is called ${search}`);
    ids.push(found.id);
  }
  return ids;
}

async function draft(hr: BrowserContext, plan: RoundPlan): Promise<OfCycle['cycle']> {
  const { cycle } = await must<OfCycle>(hr, 'createCycle', 'cycle { id version }', {
    name: plan.name,
    idempotencyKey: plan.name,
  });
  const scale = (text: string) => ({
    kind: 'SCALE',
    text,
    required: false,
    allowNotApplicable: true,
    labels: often,
  });
  const prose = { kind: 'TEXT', text: keep, required: false, allowNotApplicable: false, labels: [] };
  const asked = await must<OfCycle>(hr, 'setQuestionnaire', 'cycle { id version }', {
    cycleId: cycle.id,
    expectedVersion: cycle.version,
    sections: [
      ...Object.entries(plan.sections).map(([title, texts]) => ({ title, questions: texts.map(scale) })),
      { title: 'In your words', questions: [prose] },
    ],
  });
  const set = await must<OfCycle>(hr, 'updateCycle', 'cycle { id version }', {
    cycleId: cycle.id,
    expectedVersion: asked.cycle.version,
    preset: plan.preset,
    nomination: 'HR_ASSIGNS',
    minReviewers: 1,
    maxReviewers: 12,
    timeline: timeline(5),
  });
  return set.cycle;
}

interface ListOf {
  node: { version: number; participations: { nodes: { id: string; version: number }[] } };
}

const aboutSue = `query L($id: ID!) { node(id: $id) { ... on Cycle { version
  participations(first: 1) { nodes { id version } } } } }`;

interface Asked {
  viewer: {
    feedbackRequests: {
      nodes: {
        id: string;
        version: number;
        cycle: { id: string; sections: { questions: { id: string; kind: string }[] }[] };
        visibility: { version: string };
      }[];
    };
  };
}

const askedOf = `{ viewer { feedbackRequests(first: 50) { nodes { id version visibility { version }
  cycle { id sections { questions { id kind } } } } } } }`;

async function write(writer: BrowserContext, cycleId: string, points: Points, text: string) {
  const { viewer } = await ask<Asked>(writer, askedOf);
  const request = viewer.feedbackRequests.nodes.find(({ cycle }) => cycle.id === cycleId);
  if (!request) throw new Error('was not asked');
  const questions = request.cycle.sections.flatMap((section) => section.questions);
  const scales = questions.filter(({ kind }) => kind === 'SCALE');
  const answers = scales.map(({ id }, at) => {
    const point = points[at] ?? null;
    return point === null ? { questionId: id, notApplicable: true } : { questionId: id, scale: point };
  });
  const prose = questions.filter(({ kind }) => kind === 'TEXT').map(({ id }) => ({ questionId: id, text }));
  const { id: requestId } = request;
  const saved = await must<{ request: { version: number } }>(
    writer,
    'saveFeedbackDraft',
    'request { version }',
    {
      requestId,
      expectedVersion: request.version,
      answers: [...answers, ...prose],
    },
  );
  await must(writer, 'submitFeedback', 'request { id }', {
    requestId,
    expectedVersion: saved.request.version,
    visibilityVersion: request.visibility.version,
  });
}

interface Written {
  node: {
    requests: {
      reviewer: { name: string };
      answers: { id: string; version: number; text: string }[] | null;
    }[];
  };
}

/** The line manager withholds what somebody wrote in prose. */
async function withhold(lineManager: BrowserContext, participationId: string, writer: string) {
  const { node } = await ask<Written>(
    lineManager,
    `query W($id: ID!) { node(id: $id) { ... on Participation {
      requests { reviewer { name } answers { id version text } } } } }`,
    { id: participationId },
  );
  const answers = node.requests.find(({ reviewer }) => reviewer.name === writer)?.answers ?? [];
  const prose = answers.find(({ text }) => text !== '');
  await must(lineManager, 'withholdAnswer', 'answer { id }', {
    answerId: prose?.id,
    expectedVersion: prose?.version,
    reason: 'It names a client.',
  });
}

/** Plays a round: HR makes it and picks the writers, they write, the time to write ends, the line manager releases. */
export async function playRound(
  plan: RoundPlan,
  people: { hr: Page; lineManager: Page; writers: Readonly<Record<string, Page>> },
): Promise<string> {
  const hr = people.hr.context();
  const { id: cycleId, version } = await draft(hr, plan);
  await must(hr, 'addReviewees', 'cycle { id }', { cycleId, userIds: await idsOf(hr, ['Sue Aalto']) });
  const before = await ask<ListOf>(hr, aboutSue, { id: cycleId });
  expect(before.node.version).toBeGreaterThanOrEqual(version);
  await must(hr, 'publishCycle', 'cycle { id }', { cycleId, expectedVersion: before.node.version });
  const open = await ask<ListOf>(hr, aboutSue, { id: cycleId });
  const participationId = open.node.participations.nodes[0]?.id ?? '';
  const names = Object.keys(plan.wrote);
  await must(hr, 'nominateReviewers', 'participation { id }', {
    participationId,
    userIds: await idsOf(hr, names),
  });
  for (const name of names) {
    const { points = [], text = '' } = plan.wrote[name] ?? {};
    const page = people.writers[name];
    if (!page) throw new Error(`${name} is not signed in`);
    await write(page.context(), cycleId, points, text);
  }
  const written = await ask<ListOf>(hr, aboutSue, { id: cycleId });
  await must(hr, 'updateCycle', 'cycle { id }', {
    cycleId,
    expectedVersion: written.node.version,
    timeline: timeline(-1),
  });
  const lineManager = people.lineManager.context();
  if (plan.withheld !== undefined) await withhold(lineManager, participationId, plan.withheld);
  const due = await ask<{ node: { version: number } }>(
    lineManager,
    'query V($id: ID!) { node(id: $id) { ... on Participation { version } } }',
    { id: participationId },
  );
  await must(lineManager, 'releaseFeedback', 'participation { id }', {
    participationId,
    expectedVersion: due.node.version,
  });
  return participationId;
}
