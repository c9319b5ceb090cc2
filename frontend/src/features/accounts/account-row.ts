import type { AccountRow_UserFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** What the list shows of an account, and what is needed to change it. */
export const AccountRowUser = graphql(`
  fragment AccountRow_user on User {
    id
    version
    kind
    outside
    name
    email
    title
    team
    department
    location
    workRole
    peopleRoles
    state
    lastSignInAt
    invitedBy {
      id
      name
    }
    viewerCan
    addressChange {
      id
      email
      askedBy {
        id
        name
      }
      createdAt
      needsAgreement
      viewerCan
    }
    deletionRequest {
      id
      createdAt
      reason
      declinedAt
      viewerCan
    }
  }
`);

/** An account in the list. */
export type Account = AccountRow_UserFragment;

/** How an account is called: by its name, which everybody who lists accounts may read. */
export function called({ name, email }: Account): string {
  return name ?? email ?? '';
}
