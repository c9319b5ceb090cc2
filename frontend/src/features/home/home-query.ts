import { graphql } from '../../gql/index.ts';

/** What waits for the viewer and what they should know; the parts of the page read their own fragments. */
export const HomeQuery = graphql(`
  query Home($first: Int!) {
    viewer {
      todos(first: $first) {
        totalCount
        nodes {
          id
          title
          dueAt
          ...TodoRow_todo
        }
      }
      messages(first: 5) {
        nodes {
          id
          ...MessageLine_message
        }
      }
    }
  }
`);

/** How many to-dos the page shows before one asks for more. */
export const firstTodos = 20;
