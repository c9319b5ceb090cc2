// A whole 360 round about Sue, from the draft to the release, by the API: for journeys about what comes afterwards.
import { type BrowserContext, expect, type Page } from '@playwright/test';
import { ask } from './api.ts';

/** Points on the scales of a round in their order; null is "cannot say". */
export type Points = readonly (number | null)[];

/** What one person writes: points on the scales, prose, and where the dot stands in a round with a graph. */
export interface Wrote {
  points: Points;
  text: string;
  dot?: readonly [number, number];
}

/** A round: its sections with the words of their scales, and what everybody writes. */
export interface RoundPlan {
  name: string;
  preset: 'NAMED' | 'CONFIDENTIAL' | 'ANONYMOUS';
  sections: Readonly<Record<string, readonly string[]>>;
  /** By the name of the writer. */
  wrote: Readonly<Record<string, Wrote>>;
  /** What the reviewee writes about herself; with it the round asks for a dot on a graph too. */
  own?: Wrote;
  /** Whose text the line manager withholds. */
  withheld?: string;
}

/** The questions in prose at the end of each round. */
export const keep = 'What should Sue keep doing?';

/** The graph of a round that has one. */
export const pace = 'Where do you see Sue’s work?';
const axes = [
  { name: 'Pace', low: 'slow', high: 'fast' },
  { name: 'Care', low: 'rough', high: 'fine' },
];

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
  const graph = { ...prose, kind: 'GRAPH_2D', text: pace, axes };
  const asked = await must<OfCycle>(hr, 'setQuestionnaire', 'cycle { id version }', {
    cycleId: cycle.id,
    expectedVersion: cycle.version,
    sections: [
      ...Object.entries(plan.sections).map(([title, texts]) => ({ title, questions: texts.map(scale) })),
      { title: 'In your words', questions: plan.own ? [graph, prose] : [prose] },
    ],
  });
  const set = await must<OfCycle>(hr, 'updateCycle', 'cycle { id version }', {
    cycleId: cycle.id,
    expectedVersion: asked.cycle.version,
    preset: plan.preset,
    nomination: 'HR_ASSIGNS',
    minReviewers: 1,
    maxReviewers: 12,
    selfAssessment: plan.own !== undefined,
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
        cycle: { id: string; sections: { questions: AskedQuestion[] }[] };
        visibility: { version: string };
      }[];
    };
  };
}

const askedOf = `{ viewer { feedbackRequests(first: 50) { nodes { id version visibility { version }
  cycle { id sections { questions { id kind } } } } } } }`;

interface AskedQuestion {
  id: string;
  kind: string;
}

function answersOf(questions: readonly AskedQuestion[], { points, text, dot }: Wrote) {
  const scales = questions.filter(({ kind }) => kind === 'SCALE');
  return questions.flatMap(({ id: questionId, kind }): object[] => {
    if (kind === 'TEXT') return [{ questionId, text }];
    if (kind === 'GRAPH_2D') return dot ? [{ questionId, x: dot[0], y: dot[1] }] : [];
    const scale = points[scales.findIndex(({ id }) => id === questionId)] ?? null;
    return [scale === null ? { questionId, notApplicable: true } : { questionId, scale }];
  });
}

async function write(writer: BrowserContext, cycleId: string, wrote: Wrote) {
  const { viewer } = await ask<Asked>(writer, askedOf);
  const request = viewer.feedbackRequests.nodes.find(({ cycle }) => cycle.id === cycleId);
  if (!request) throw new Error('was not asked');
  const questions = request.cycle.sections.flatMap((section) => section.questions);
  const { id: requestId } = request;
  const saved = await must<{ request: { version: number } }>(
    writer,
    'saveFeedbackDraft',
    'request { version }',
    {
      requestId,
      expectedVersion: request.version,
      answers: answersOf(questions, wrote),
    },
  );
  await must(writer, 'submitFeedback', 'request { id }', {
    requestId,
    expectedVersion: saved.request.version,
    visibilityVersion: request.visibility.version,
  });
}

interface Own {
  node: { selfWording: { question: AskedQuestion }[] };
  visibility: { version: string };
}

/** The reviewee hands in what she says of herself. */
async function writeOwn(reviewee: BrowserContext, participationId: string, wrote: Wrote) {
  const { node, visibility } = await ask<Own>(
    reviewee,
    `query O($id: ID!) { visibility(id: $id, text: SELF_ASSESSMENT) { version }
      node(id: $id) { ... on Participation { selfWording { question { id kind } } } } }`,
    { id: participationId },
  );
  await must(reviewee, 'saveSelfAssessment', 'participation { id }', {
    participationId,
    expectedVersion: 0,
    answers: answersOf(
      node.selfWording.map(({ question }) => question),
      wrote,
    ),
  });
  await must(reviewee, 'submitSelfAssessment', 'participation { id }', {
    participationId,
    expectedVersion: 1,
    visibilityVersion: visibility.version,
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

/** A round in which everybody who was picked can write. */
interface OpenRound {
  cycleId: string;
  participationId: string;
}

/** HR makes a round, launches it, and picks those who write. */
export async function openRound(plan: RoundPlan, page: Page): Promise<OpenRound> {
  const hr = page.context();
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
  return { cycleId, participationId };
}

/** Plays a round: HR makes it and picks the writers, they write, the time to write ends, the line manager releases. */
export async function playRound(
  plan: RoundPlan,
  people: { hr: Page; lineManager: Page; writers: Readonly<Record<string, Page>>; reviewee?: Page },
): Promise<string> {
  const hr = people.hr.context();
  const { cycleId, participationId } = await openRound(plan, people.hr);
  for (const [name, wrote] of Object.entries(plan.wrote)) {
    const page = people.writers[name];
    if (!page) throw new Error(`${name} is not signed in`);
    await write(page.context(), cycleId, wrote);
  }
  if (plan.own && people.reviewee) await writeOwn(people.reviewee.context(), participationId, plan.own);
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
