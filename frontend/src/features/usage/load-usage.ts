import type { Client } from '@urql/core';
import { graphql } from '../../gql/index.ts';

/** How many accounts there are of each kind. */
export const UsageQuery = graphql(`
  query Usage {
    usage {
      activeUsers
      activeFromOutside
      activeLately
      waiting
      closed
      guests
    }
  }
`);

/** Starts the page's question before its code has arrived. */
export async function loadUsage(client: Client): Promise<void> {
  await client.query(UsageQuery, {}, { requestPolicy: 'network-only' }).toPromise();
}
