import { graphql } from '../../gql/index.ts';

/** What is asked of a guest and what they wrote before. */
export const GuestHomeQuery = graphql(`
  query GuestHome {
    workReviews(first: 50) {
      nodes {
        id
        ...SharedWork_review
      }
    }
    viewer {
      todos(first: 100) {
        nodes {
          id
          reason
          otherwise
          feedbackRequest {
            id
          }
        }
      }
      feedbackRequests(first: 100) {
        nodes {
          id
          state
          reviewee {
            id
            name
          }
          ...GuestRequest_request
          ...EarlierRequest_request
        }
      }
    }
  }
`);
