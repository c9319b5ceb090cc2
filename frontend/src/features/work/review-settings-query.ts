import { graphql } from '../../gql/index.ts';

/** What holds for all work reviews. */
export const ReviewSettingsQuery = graphql(`
  query ReviewSettings {
    settings {
      id
      version
      sharesWithGuests
    }
  }
`);
