import { graphql } from '../../gql/index.ts';

/** What stands on the page of user management. */
export const SettingsQuery = graphql(`
  query UserManagement {
    settings {
      id
      companyName
      ...SettingsForm_settings
    }
  }
`);
