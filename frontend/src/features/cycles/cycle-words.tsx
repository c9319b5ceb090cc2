import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type {
  CycleKind,
  CycleOrder,
  CyclePhase,
  CycleState,
  NominationMode,
  ParticipationGrouping,
  ParticipationStage,
} from '../../gql/graphql.ts';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import type { IconName } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';

/** The phases of a 360 cycle in their order. */
export const phases: readonly CyclePhase[] = ['NOMINATE', 'APPROVE', 'WRITE', 'RELEASE'];

/** The phase that a part of an address names, such as "nominate"; null for anything else. */
export function phaseOf(word: string): CyclePhase | null {
  return phases.find((phase) => phase.toLowerCase() === word) ?? null;
}

/** What a phase is called. */
export const phaseNames: Record<CyclePhase, MessageDescriptor> = {
  NOMINATE: msg`Choose`,
  APPROVE: msg`Approve`,
  WRITE: msg`Write`,
  RELEASE: msg`Release`,
};

/** What the announcement of a phase asks its receivers to do. */
export const noticeTitles: Record<CyclePhase, MessageDescriptor> = {
  NOMINATE: msg`Ask people to choose reviewers`,
  APPROVE: msg`Ask line managers to approve reviewers`,
  WRITE: msg`Ask people to write`,
  RELEASE: msg`Ask line managers to release`,
};

/** Who chooses the reviewers, as a whole sentence. */
export const nominationWords: Record<NominationMode, MessageDescriptor> = {
  REVIEWEE_NOMINATES: msg`The person themselves nominates, their line manager approves.`,
  LINE_MANAGER_ASSIGNS: msg`Their line manager chooses. Nothing is to be approved.`,
  HR_ASSIGNS: msg`HR chooses. Nothing is to be approved.`,
};

interface DateWordsProps {
  at: string | null;
  now: Date;
}

/** A date of the timeline in full, or that there is none. */
export function DateWords({ at, now }: DateWordsProps) {
  const locale = useLocale();
  return at === null ? <Trans>no date</Trans> : longDate(locale, new Date(at), now);
}

/** The kinds of cycles, as their tabs name them. */
export const kindWords: Record<CycleKind, MessageDescriptor> = {
  PERFORMANCE: msg`Performance reviews`,
  FEEDBACK_360: msg`360 feedback`,
  OBJECTIVES: msg`Objectives`,
};

/** What cycles are ordered by. */
export const orderWords: Record<CycleOrder, MessageDescriptor> = {
  NEWEST: msg`Newest first`,
  LATEST_START: msg`Latest start first`,
  EARLIEST_START: msg`Earliest start first`,
};

/** The states of a cycle in one word each. */
export const stateWords: Record<CycleState, MessageDescriptor> = {
  DRAFT: msg`Draft`,
  SCHEDULED: msg`Published`,
  OPEN: msg`Open`,
  CLOSED: msg`Closed`,
  ARCHIVED: msg`Archived`,
};

const stateIcons: Record<CycleState, IconName> = {
  DRAFT: 'open',
  SCHEDULED: 'waiting',
  OPEN: 'begun',
  CLOSED: 'complete',
  ARCHIVED: 'stopped',
};

/** The state of a cycle in one word with its sign. */
export function CycleStateWord({ state }: { state: CycleState | null }) {
  const { i18n } = useLingui();
  const known = state ?? 'CLOSED';
  return <StateWord icon={stateIcons[known]}>{i18n._(stateWords[known])}</StateWord>;
}

const stages: Record<ParticipationStage, { icon: IconName; tone?: 'ok' | 'warn'; words: MessageDescriptor }> =
  {
    SCHEDULED: { icon: 'waiting', words: msg`Not begun` },
    NOMINATING: { icon: 'open', words: msg`Choosing reviewers` },
    AWAITING_APPROVAL: { icon: 'attention', tone: 'warn', words: msg`Names wait for a decision` },
    WRITING: { icon: 'begun', words: msg`Reviewers are writing` },
    READY_TO_RELEASE: { icon: 'complete', words: msg`All there, not released` },
    RELEASED: { icon: 'done', tone: 'ok', words: msg`Released` },
    CLOSED: { icon: 'stopped', words: msg`Closed without release` },
  };

/** Sign, tone and words of how far one person's feedback is. */
export function stageOf(stage: ParticipationStage) {
  return stages[stage];
}

/** What the people of a cycle are put together by. */
export const groupWords: Record<ParticipationGrouping, MessageDescriptor> = {
  STAGE: msg`By state`,
  TEAM: msg`By team`,
  DEPARTMENT: msg`By department`,
  LINE_MANAGER: msg`By line manager`,
};
