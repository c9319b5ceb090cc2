import type {
  Nominations_ListFragment,
  Nominations_ParticipationFragment,
  Nominations_RequestFragment,
} from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';

/** One reviewer of a list and what became of the nomination. */
export const NominationRequest = graphql(`
  fragment Nominations_request on FeedbackRequest {
    id
    state
    upward
    proactive
    rejectReason
    declineReason
    reviewerLoad
    reviewerMuchAsked
    viewerCan
    reviewer {
      id
      name
      kind
      team
      title
    }
  }
`);

/** The list of reviewers of one reviewee; every mutation of it brings this back. */
export const NominationList = graphql(`
  fragment Nominations_list on Participation {
    id
    version
    stage
    listDoneAt
    releasedAt
    viewerCan
    requests {
      id
      ...Nominations_request
    }
    ...OutlookNote_participation
  }
`);

const NominationsParticipation = graphql(`
  fragment Nominations_participation on Participation {
    id
    reviewee {
      id
      name
    }
    approvers {
      id
      name
    }
    cycle {
      id
      name
      introduction
      state
      nomination
      minReviewers
      maxReviewers
      suggestedReviewers
      nominateUntil
      nominateDeadline
      approveDeadline
      approveUntil
      startsAt
    }
    ...Nominations_list
  }
`);

/** The list, and who can see it. */
export const NominationsQuery = graphql(`
  query Nominations($id: ID!) {
    node(id: $id) {
      __typename
      ... on Participation {
        ...Nominations_participation
      }
    }
    visibility(id: $id) {
      ...Sightline_visibility
    }
  }
`);

/** A request as its row shows it. */
export type NominationRow = Nominations_RequestFragment;

/** What the two pages are drawn from. */
export interface NominationFacts {
  id: string;
  revieweeId: string;
  name: string;
  /** Names of those who approve. */
  approvers: readonly string[];
  cycle: Nominations_ParticipationFragment['cycle'];
  list: Nominations_ListFragment;
  rows: readonly NominationRow[];
}

/** Reads a participation with its list. */
export function readNominations(masked: FragmentType<typeof NominationsParticipation>): NominationFacts {
  const { id, reviewee, approvers, cycle, ...rest } = readFragment(NominationsParticipation, masked);
  const list = readFragment(NominationList, rest);
  return {
    id,
    revieweeId: reviewee?.id ?? '',
    name: reviewee?.name ?? '',
    approvers: (approvers ?? []).map(({ name }) => name ?? '').filter(Boolean),
    cycle,
    list,
    rows: (list.requests ?? []).map((request) => readFragment(NominationRequest, request)),
  };
}

/** Whether a nomination takes a place of the list: all but those rejected or declined, and those whom nobody chose. */
export function counts({ state, upward, proactive }: NominationRow): boolean {
  return (
    upward !== true &&
    proactive !== true &&
    state !== 'REJECTED' &&
    state !== 'DECLINED' &&
    state !== 'WITHDRAWN'
  );
}
