import type { RoleRow_GrantFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';

/** Who holds which people role, with what gave it to them. */
export const RolesQuery = graphql(`
  query Roles {
    roleHolders {
      role
      grants {
        id
        ...RoleRow_grant
      }
    }
  }
`);

/** One holder in the list of a role. */
export const RoleRowGrant = graphql(`
  fragment RoleRow_grant on RoleGrant {
    id
    role
    createdAt
    readsFrom
    grantedBy {
      id
      name
    }
    user {
      id
      version
      name
      state
    }
  }
`);

/** What gave somebody a role. */
export type Grant = RoleRow_GrantFragment;

/** The people roles, in the order in which they stand. */
export const roleOrder = ['HR_ADMIN', 'HR_ASSISTANT', 'TECH_ADMIN'] as const;

/** One of the people roles. */
export type PeopleRole = (typeof roleOrder)[number];

/** An instance needs somebody in these roles who can log in: the last one keeps it. */
export function isLast(role: PeopleRole, grants: readonly Grant[], grant: Grant): boolean {
  const active = grants.filter(({ user }) => user?.state === 'ACTIVE');
  return role !== 'HR_ASSISTANT' && active.length === 1 && active[0]?.id === grant.id;
}
