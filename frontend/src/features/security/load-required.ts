import type { Client } from '@urql/core';
import { graphql } from '../../gql/index.ts';

/** Whether members have to have a second step, and who would have to set one up. */
export const RequiredQuery = graphql(`
  query RequiredSecondFactor {
    settings {
      id
      version
      companyName
      secondFactorRequired
      membersWithoutSecondFactor
    }
    viewer {
      user {
        id
        secondFactor
      }
    }
  }
`);

/** Starts the page's question before its code has arrived. */
export async function loadRequired(client: Client): Promise<void> {
  await client.query(RequiredQuery, {}, { requestPolicy: 'network-only' }).toPromise();
}
