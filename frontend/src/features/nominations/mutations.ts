import { graphql } from '../../gql/index.ts';

/** A conflict brings the list as it is now; the cache puts it in place of what the page shows. */
export const NominationsConflict = graphql(`
  fragment Nominations_conflict on ConflictError {
    current {
      __typename
      ... on Participation {
        ...Nominations_list
      }
      ... on FeedbackRequest {
        ...Nominations_request
      }
    }
  }
`);

/** Puts people on the list. */
export const Nominate = graphql(`
  mutation NominateReviewers($input: NominateReviewersInput!) {
    nominateReviewers(input: $input) {
      participation {
        ...Nominations_list
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Makes a guest account and puts the guest on the list. */
export const InviteGuest = graphql(`
  mutation InviteGuestReviewer($input: InviteGuestReviewerInput!) {
    inviteGuestReviewer(input: $input) {
      request {
        id
        participation {
          ...Nominations_list
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Takes somebody off the list who was not decided about. */
export const RemoveNomination = graphql(`
  mutation RemoveNomination($input: RemoveNominationInput!) {
    removeNomination(input: $input) {
      participation {
        ...Nominations_list
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Declares the list complete. */
export const FinishNominations = graphql(`
  mutation FinishNominations($input: FinishNominationsInput!) {
    finishNominations(input: $input) {
      participation {
        ...Nominations_list
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Approves nominations. */
export const Approve = graphql(`
  mutation ApproveNominations($input: ApproveNominationsInput!) {
    approveNominations(input: $input) {
      requests {
        id
        participation {
          ...Nominations_list
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Rejects a nomination with a reason. */
export const Reject = graphql(`
  mutation RejectNomination($input: RejectNominationInput!) {
    rejectNomination(input: $input) {
      request {
        id
        participation {
          ...Nominations_list
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Lets a refusal be. */
export const DismissDecline = graphql(`
  mutation DismissDecline($input: DismissDeclineInput!) {
    dismissDecline(input: $input) {
      request {
        id
        participation {
          ...Nominations_list
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);

/** Asks somebody who declined again. */
export const AskAgain = graphql(`
  mutation AskAgain($input: UndoDeclineInput!) {
    undoDecline(input: $input) {
      request {
        id
        participation {
          ...Nominations_list
        }
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
        ...Nominations_conflict
      }
    }
  }
`);
