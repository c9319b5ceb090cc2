import type {
  CycleDraft_CycleFragment,
  CyclePreset,
  NominationMode,
  QuestionKind,
  RatingScaleInput,
  SectionInput,
  UpdateCycleInput,
} from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import type { Axis } from '../../lib/written.ts';

/** All of a cycle that its editor writes; queries and mutations spread it, so that both bring the same. */
export const CycleDraftCycle = graphql(`
  fragment CycleDraft_cycle on Cycle {
    id
    version
    state
    name
    introduction
    preset
    policy {
      preset
      listVisible
      threshold
      lines {
        audience
        content
        author
        from
      }
    }
    releasedByDate
    nomination
    upward
    selfAssessment
    proactiveAllowed
    minReviewers
    maxReviewers
    suggestedReviewers
    startsAt
    nominateUntil
    approveUntil
    writeUntil
    releaseAt
    endsAt
    nominateDeadline
    approveDeadline
    writeDeadline
    graceDays
    scaleLabels
    scaleNotApplicable
    sections {
      id
      title
      questions {
        id
        kind
        text
        textSelf
        help
        required
        allowNotApplicable
        labels
        cycleScale
        axes {
          name
          low
          high
        }
      }
    }
    publishProblems {
      message
      path
    }
  }
`);

/** The cycle as the server has it. */
export type ServerCycle = CycleDraft_CycleFragment;

/** The dates in the order in which they must stand. */
export const timelineFields = [
  'startsAt',
  'nominateUntil',
  'approveUntil',
  'writeUntil',
  'releaseAt',
  'endsAt',
] as const;

/** One date of the timeline. */
export type TimelineField = (typeof timelineFields)[number];

/** Moments in UTC, null where there is none. */
export type Timeline = Record<TimelineField, string | null>;

/** The dates that can be a deadline, each with the field that says so. */
export const deadlineFields = {
  nominateUntil: 'nominateDeadline',
  approveUntil: 'approveDeadline',
  writeUntil: 'writeDeadline',
} as const satisfies Partial<Record<TimelineField, string>>;

/** What says that a date is a deadline. */
export type DeadlineField = (typeof deadlineFields)[keyof typeof deadlineFields];

/** The timeline with what of it binds. */
export type BoundTimeline = Timeline & Record<DeadlineField, boolean> & { graceDays: number };

const unnamed: Axis = { name: '', low: '', high: '' };

/** Axes that nobody has named yet. */
export const noAxes: readonly Axis[] = [unnamed, unnamed];

/** A question as it is being written. */
export interface QuestionDraft {
  /** The server's id, or one made up here until the server has given its own. */
  key: string;
  kind: QuestionKind;
  text: string;
  /** As the reviewee reads it about themselves; empty where it is the same. */
  textSelf: string;
  help: string;
  required: boolean;
  allowNotApplicable: boolean;
  /** One a line, as typed. */
  labels: string;
  /** A scale that has the points of the cycle's. */
  cycleScale: boolean;
  /** Across, then up; what a graph would be called also while the question is of another kind. */
  axes: readonly Axis[];
}

/** A section as it is being written. */
export interface SectionDraft {
  key: string;
  title: string;
  questions: readonly QuestionDraft[];
}

/** The rating scale that questions can share. */
export interface ScaleDraft {
  /** One a line, as typed. */
  labels: string;
  allowNotApplicable: boolean;
}

/** What the editor's form holds; plain data, since it is kept in the browser until it is saved. */
export interface CycleDraft {
  name: string;
  introduction: string;
  preset: CyclePreset;
  releasedByDate: boolean;
  nomination: NominationMode;
  /** The people whom a reviewee leads are asked too. */
  upward: boolean;
  selfAssessment: boolean;
  /** Members may write unasked. */
  proactiveAllowed: boolean;
  minReviewers: number;
  maxReviewers: number;
  /** 0 where no number is suggested. */
  suggestedReviewers: number;
  timeline: BoundTimeline;
  scale: ScaleDraft;
  sections: readonly SectionDraft[];
}

/** The form for a cycle as the server has it. */
export function toDraft(cycle: ServerCycle): CycleDraft {
  return {
    name: cycle.name ?? '',
    introduction: cycle.introduction ?? '',
    preset: cycle.preset ?? 'CONFIDENTIAL',
    releasedByDate: cycle.releasedByDate ?? false,
    nomination: cycle.nomination ?? 'REVIEWEE_NOMINATES',
    upward: cycle.upward ?? false,
    selfAssessment: cycle.selfAssessment ?? false,
    proactiveAllowed: cycle.proactiveAllowed ?? false,
    minReviewers: cycle.minReviewers ?? 0,
    maxReviewers: cycle.maxReviewers ?? 1,
    suggestedReviewers: cycle.suggestedReviewers ?? 0,
    timeline: {
      startsAt: cycle.startsAt,
      nominateUntil: cycle.nominateUntil,
      approveUntil: cycle.approveUntil,
      writeUntil: cycle.writeUntil,
      releaseAt: cycle.releaseAt,
      endsAt: cycle.endsAt,
      nominateDeadline: cycle.nominateDeadline ?? false,
      approveDeadline: cycle.approveDeadline ?? false,
      writeDeadline: cycle.writeDeadline ?? false,
      graceDays: cycle.graceDays ?? 0,
    },
    scale: {
      labels: (cycle.scaleLabels ?? []).join('\n'),
      allowNotApplicable: cycle.scaleNotApplicable ?? false,
    },
    sections: (cycle.sections ?? []).map(({ id, title, questions }) => ({
      key: id,
      title: title ?? '',
      questions: (questions ?? []).map((question) => ({
        key: question.id,
        kind: question.kind ?? 'TEXT',
        text: question.text ?? '',
        textSelf: question.textSelf ?? '',
        help: question.help ?? '',
        required: question.required ?? false,
        allowNotApplicable: question.allowNotApplicable ?? false,
        labels: question.cycleScale ? '' : (question.labels ?? []).join('\n'),
        cycleScale: question.cycleScale ?? false,
        axes:
          question.axes?.length === 2
            ? question.axes.map(({ name, low, high }) => ({ name, low, high }))
            : noAxes,
      })),
    })),
  };
}

/** The words that stand one a line, without empty lines. */
export function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The questionnaire as the server takes it; `idOf` tells the server's id of a key, once it has one. */
export function toSections(
  sections: readonly SectionDraft[],
  idOf: (key: string) => string | null,
): SectionInput[] {
  return sections.map(({ key, title, questions }) => ({
    id: idOf(key),
    title,
    questions: questions.map((question) => ({
      id: idOf(question.key),
      kind: question.kind,
      text: question.text,
      textSelf: question.textSelf,
      help: question.help,
      required: question.required,
      allowNotApplicable: question.kind === 'SCALE' && !question.cycleScale && question.allowNotApplicable,
      labels: hasLabels(question) ? lines(question.labels) : [],
      cycleScale: question.kind === 'SCALE' && question.cycleScale,
      axes: question.kind === 'GRAPH_2D' ? question.axes.map((axis) => ({ ...axis })) : [],
    })),
  }));
}

/** Whether a question has points or options of its own. */
export function hasLabels({ kind, cycleScale }: QuestionDraft): boolean {
  return kind === 'SCALE' ? !cycleScale : kind !== 'TEXT' && kind !== 'GRAPH_2D';
}

/** The scale as the server takes it. */
export function toScale({ labels, allowNotApplicable }: ScaleDraft): RatingScaleInput {
  return { labels: lines(labels), allowNotApplicable };
}

/** Whether two drafts have the same rating scale. */
export function sameScale(one: CycleDraft, other: CycleDraft): boolean {
  return JSON.stringify(toScale(one.scale)) === JSON.stringify(toScale(other.scale));
}

const noId = () => null;

/** Whether two questionnaires ask the same; ids do not count. */
export function sameQuestions(one: CycleDraft, other: CycleDraft): boolean {
  return JSON.stringify(toSections(one.sections, noId)) === JSON.stringify(toSections(other.sections, noId));
}

/** The settings in which two drafts differ. */
export type SettingField =
  | 'name'
  | 'introduction'
  | 'preset'
  | 'releasedByDate'
  | 'nomination'
  | 'upward'
  | 'selfAssessment'
  | 'proactiveAllowed'
  | 'minReviewers'
  | 'maxReviewers'
  | 'suggestedReviewers';

const settingFields: readonly SettingField[] = [
  'name',
  'introduction',
  'preset',
  'releasedByDate',
  'nomination',
  'upward',
  'selfAssessment',
  'proactiveAllowed',
  'minReviewers',
  'maxReviewers',
  'suggestedReviewers',
];

/** What can differ between two drafts of one cycle. */
export type DraftPart = SettingField | 'timeline' | 'scale' | 'sections';

/** Where two drafts differ, in the order of the form. */
export function differences(one: CycleDraft, other: CycleDraft): DraftPart[] {
  const parts: DraftPart[] = settingFields.filter((field) => one[field] !== other[field]);
  const planned = [...timelineFields, ...Object.values(deadlineFields), 'graceDays'] as const;
  if (planned.some((field) => one.timeline[field] !== other.timeline[field])) parts.push('timeline');
  if (!sameScale(one, other)) parts.push('scale');
  if (!sameQuestions(one, other)) parts.push('sections');
  return parts;
}

/**
 * Two drafts that grew from one: what only `theirs` changed since `base` stands in the value, and `clash` tells
 * whether both changed a same part, each in another way.
 */
export function joined(
  base: CycleDraft,
  mine: CycleDraft,
  theirs: CycleDraft,
): { value: CycleDraft; clash: boolean } {
  const changed = differences(base, mine);
  const apart = differences(mine, theirs);
  const taken = apart.filter((part) => !changed.includes(part));
  const moved = differences(base, theirs);
  return {
    value: { ...mine, ...Object.fromEntries(taken.map((part) => [part, theirs[part]])) },
    clash: apart.some((part) => changed.includes(part) && moved.includes(part)),
  };
}

/** The settings to send so that `base` becomes `value`; null when nothing but the questions differs. */
export function changedSettings(
  base: CycleDraft,
  value: CycleDraft,
): Omit<UpdateCycleInput, 'cycleId' | 'expectedVersion'> | null {
  const parts = differences(base, value).filter((part) => part !== 'sections' && part !== 'scale');
  return parts.length === 0 ? null : Object.fromEntries(parts.map((part) => [part, value[part]]));
}
