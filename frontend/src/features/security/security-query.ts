import { graphql } from '../../gql/index.ts';

/** What stands on the page of how one logs in. */
export const SecurityQuery = graphql(`
  query Security {
    viewer {
      user {
        id
        email
        kind
      }
      secondFactor {
        ...SecondStepPart_secondFactor
      }
      accessTokens {
        id
        ...TokenPart_token
      }
      sessions {
        id
        ...SessionList_session
      }
    }
  }
`);
