import type { Client } from '@urql/core';
import type { Action, ParticipationStage } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** The pages of one reviewee's feedback. */
export type ReviewPage = 'nominate' | 'approve' | 'release' | 'results';

/** What decides which page fits. */
export interface PlaceFacts {
  stage: ParticipationStage | null;
  can: ReadonlySet<Action>;
  /** A nomination waits for this viewer's decision. */
  decides: boolean;
}

/** The page on which the viewer has something to do or to read now; the rights are the server's (viewerCan). */
export function fittingPage({ stage, can, decides }: PlaceFacts): ReviewPage {
  if (decides) return 'approve';
  if (stage === 'RELEASED' && can.has('READ_RESULTS')) return 'results';
  const writing = stage === 'WRITING' || stage === 'READY_TO_RELEASE';
  if (writing && can.has('RELEASE_FEEDBACK')) return 'release';
  if (can.has('NOMINATE')) return 'nominate';
  return can.has('READ_RESULTS') ? 'results' : 'nominate';
}

const PlaceQuery = graphql(`
  query ReviewPlace($id: ID!) {
    node(id: $id) {
      __typename
      ... on Participation {
        id
        stage
        viewerCan
        requests {
          id
          viewerCan
        }
      }
    }
  }
`);

/** The address of the fitting page; where the server does not tell, one that says so itself. */
export async function findReviewPlace(client: Client, id: string): Promise<string> {
  const { data } = await client.query(PlaceQuery, { id }, { requestPolicy: 'network-only' }).toPromise();
  if (data?.node?.__typename !== 'Participation') return `/reviews/${id}/nominate`;
  const { stage, viewerCan, requests } = data.node;
  const page = fittingPage({
    stage,
    can: new Set(viewerCan),
    decides: (requests ?? []).some((request) => request.viewerCan?.includes('DECIDE_NOMINATIONS')),
  });
  return `/reviews/${id}/${page}`;
}
