/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An act that the viewer may or may not do to an object; the same engine guards the mutation. */
export type Action =
  /** Close a cycle. */
  | 'CLOSE_CYCLE'
  /** Create a cycle. */
  | 'CREATE_CYCLE'
  /** Approve or reject nominations. */
  | 'DECIDE_NOMINATIONS'
  /** Decline to give feedback. */
  | 'DECLINE_FEEDBACK'
  /** Delete a draft cycle. */
  | 'DELETE_CYCLE'
  /** Answer a refusal: let it be. */
  | 'DISMISS_DECLINE'
  /** Change a cycle's settings, questions, people. */
  | 'EDIT_CYCLE'
  /** Change the settings of user management. */
  | 'EDIT_SETTINGS'
  /** Declare the list of reviewers complete. */
  | 'FINISH_NOMINATIONS'
  /** Hand a mail's link over oneself. */
  | 'HAND_OVER_LINK'
  /** Invite somebody from outside as a guest while nominating. */
  | 'INVITE_GUEST'
  /** See the list of cycles and their status. */
  | 'LIST_CYCLES'
  /** Administer guests: see the list of guests. */
  | 'LIST_GUESTS'
  /** See the mails that go out. */
  | 'LIST_MAILS'
  /** See the directory of people. */
  | 'LIST_PEOPLE'
  /** Lock a guest. */
  | 'LOCK_GUEST'
  /** Try a mail again, or cancel it. */
  | 'MANAGE_MAIL'
  /** Nominate or assign reviewers. */
  | 'NOMINATE'
  /** Send the notification of a phase. */
  | 'NOTIFY_CYCLE'
  /** Publish a cycle. */
  | 'PUBLISH_CYCLE'
  /** Read the results. */
  | 'READ_RESULTS'
  /** Release the feedback to the reviewee. */
  | 'RELEASE_FEEDBACK'
  /** Remove a nomination. */
  | 'REMOVE_NOMINATION'
  /** Take handed-in feedback back to go on writing. */
  | 'REOPEN_FEEDBACK'
  /** Hand feedback in. */
  | 'SUBMIT_FEEDBACK'
  /** Undo having declined. */
  | 'UNDO_DECLINE'
  /** Unlock a guest. */
  | 'UNLOCK_GUEST'
  /** Write, or go on writing, feedback. */
  | 'WRITE_FEEDBACK';

/** Whether the author is known. */
export type AuthorShown =
  /** To some readers, and not to the viewer or not to all readers. */
  | 'HIDDEN_FROM_SOME'
  /** To the viewer and to every reader. */
  | 'NAMED';

/** Where one reviewer's request stands (workflows.md F). */
export type FeedbackRequestState =
  /** Approved: the reviewer was asked. */
  | 'APPROVED'
  /** Declined by the reviewer. */
  | 'DECLINED'
  /** Begun. */
  | 'DRAFT'
  /** The cycle ended before it was handed in. */
  | 'EXPIRED'
  /** Nominated, to be decided. */
  | 'NOMINATED'
  /** Rejected. */
  | 'REJECTED'
  /** Released to the reviewee. */
  | 'RELEASED'
  /** Handed in. */
  | 'SUBMITTED'
  /** Taken back. */
  | 'WITHDRAWN';

/** The language in which the server writes to a person. */
export type Locale =
  /** German. */
  | 'DE'
  /** English. */
  | 'EN';

/** What a message tells. */
export type MessageKind =
  /** A cycle began for the receiver. */
  | 'CYCLE_STARTED'
  /** An answer came in after the release. */
  | 'FEEDBACK_ADDED'
  /** The receiver was asked to give feedback. */
  | 'FEEDBACK_ASKED'
  /** Feedback about the receiver was released. */
  | 'FEEDBACK_RELEASED'
  /** A report's list is complete. */
  | 'LIST_READY'
  /** A nomination of the receiver was rejected. */
  | 'NOMINATION_REJECTED'
  /** Feedback waits to be released. */
  | 'RELEASE_DUE'
  /** A reviewer declined. */
  | 'REVIEWER_DECLINED';

/** How a reader is shown. */
export type ReaderKind =
  /** A group, or a person named by relation. */
  | 'GROUP'
  /** A guest whose name the viewer may know. */
  | 'GUEST'
  /** The author, whose name the viewer may not know. */
  | 'HIDDEN'
  /** One person whose name the viewer may know. */
  | 'PERSON';

/** Why somebody is among the readers. */
export type ReaderRelation =
  /** Wrote it. */
  | 'AUTHOR'
  /** HR administrators. */
  | 'HR'
  /** Above the line manager. */
  | 'INDIRECT_LINE_MANAGERS'
  /** The line manager of the reviewee. */
  | 'LINE_MANAGER'
  /** The people of the cycle. */
  | 'PARTICIPANTS'
  /** Those who run the cycle. */
  | 'RUNNERS'
  /** It is about them. */
  | 'SUBJECT';

/** The language to set. */
export type SetLanguageInput = {
  /** The language. */
  locale: Locale;
};

/** What a to-do asks for (workflows.md T). */
export type TodoKind =
  /** Approve or reject the nominations of a reviewee. */
  | 'APPROVE_REVIEWERS'
  /** Write feedback. */
  | 'GIVE_FEEDBACK'
  /** Nominate reviewers for oneself, or assign them for somebody. */
  | 'NOMINATE_REVIEWERS'
  /** Read feedback about oneself. */
  | 'READ_FEEDBACK'
  /** Release feedback to a reviewee. */
  | 'RELEASE_FEEDBACK'
  /** Replace a reviewer who declined. */
  | 'REPLACE_DECLINED';

/** Whether someone belongs to the company's members or is a guest. */
export type UserKind =
  /** An outsider with the limits of a guest. */
  | 'GUEST'
  /** A member: a colleague, or somebody from outside with an account. */
  | 'MEMBER';

/** Where a text stands on its way to its readers. */
export type VisibilityState =
  /** Being written; only the author. */
  | 'DRAFT'
  /** Stays as it is: no further step opens it. */
  | 'FINAL'
  /** Released. */
  | 'RELEASED'
  /** Handed in, not released. */
  | 'SUBMITTED';

/** A step that opens a text to more readers. */
export type VisibilityStep =
  /** Approval. */
  | 'APPROVE'
  /** Publication of the cycle. */
  | 'PUBLISH'
  /** Release by the line manager, HR or the owners. */
  | 'RELEASE'
  /** Handing in. */
  | 'SUBMIT';

/** Which text of an object is meant. */
export type VisibleText =
  /** The reason of having declined. */
  | 'DECLINE_REASON'
  /** The object's main text: answers, list of reviewers, introduction. */
  | 'MAIN'
  /** The reason of a rejection. */
  | 'REJECT_REASON';

export type SetLanguageMutationVariables = Exact<{
  input: SetLanguageInput;
}>;


export type SetLanguageMutation = { setLanguage: { user: { id: string, locale: Locale | null } | null, errors: Array<
      | { message: string }
      | { message: string }
    > } };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { companyName: string, viewerCan: Array<Action>, user: { id: string, name: string | null, email: string | null, kind: UserKind | null, outside: boolean | null, locale: Locale | null }, todos: { totalCount: number | null } | null } | null };

export type EarlierRequest_RequestFragment = { id: string, state: FeedbackRequestState | null, submittedAt: string | null, reviewee: { id: string, name: string | null } | null } & { ' $fragmentName'?: 'EarlierRequest_RequestFragment' };

export type GuestHomeQueryVariables = Exact<{ [key: string]: never; }>;


export type GuestHomeQuery = { viewer: { todos: { nodes: Array<{ id: string, reason: string, otherwise: string, feedbackRequest: { id: string } | null }> } | null, feedbackRequests: { nodes: Array<(
        { id: string, state: FeedbackRequestState | null, reviewee: { id: string, name: string | null } | null }
        & { ' $fragmentRefs'?: { 'GuestRequest_RequestFragment': GuestRequest_RequestFragment;'EarlierRequest_RequestFragment': EarlierRequest_RequestFragment } }
      )> } | null } | null };

export type GuestRequest_RequestFragment = { id: string, state: FeedbackRequestState | null, dueAt: string | null, viewerCan: Array<Action> | null, reviewee: { id: string, name: string | null } | null } & { ' $fragmentName'?: 'GuestRequest_RequestFragment' };

export type HomeQueryVariables = Exact<{
  first: number;
}>;


export type HomeQuery = { viewer: { todos: { totalCount: number | null, nodes: Array<(
        { id: string, title: string, dueAt: string | null }
        & { ' $fragmentRefs'?: { 'TodoRow_TodoFragment': TodoRow_TodoFragment } }
      )> } | null, messages: { nodes: Array<(
        { id: string }
        & { ' $fragmentRefs'?: { 'MessageLine_MessageFragment': MessageLine_MessageFragment } }
      )> } | null } | null };

export type MessageLine_MessageFragment = { id: string, kind: MessageKind | null, title: string | null, createdAt: string | null, readAt: string | null, participation: { id: string } | null, feedbackRequest: { id: string } | null } & { ' $fragmentName'?: 'MessageLine_MessageFragment' };

export type TodoRow_TodoFragment = { id: string, kind: TodoKind, title: string, reason: string, otherwise: string, dueAt: string | null, participation: { id: string } | null, feedbackRequest: { id: string, state: FeedbackRequestState | null } | null } & { ' $fragmentName'?: 'TodoRow_TodoFragment' };

export type Sightline_VisibilityFragment = { id: string, state: VisibilityState, authorShown: AuthorShown, nextStep: VisibilityStep | null, laterStep: VisibilityStep | null, laterAt: string | null, frozen: boolean, version: string, author: { ' $fragmentRefs'?: { 'SightlineReader_ReaderFragment': SightlineReader_ReaderFragment } } | null, now: Array<{ ' $fragmentRefs'?: { 'SightlineReader_ReaderFragment': SightlineReader_ReaderFragment } }>, next: Array<{ ' $fragmentRefs'?: { 'SightlineReader_ReaderFragment': SightlineReader_ReaderFragment } }>, later: Array<{ ' $fragmentRefs'?: { 'SightlineReader_ReaderFragment': SightlineReader_ReaderFragment } }> } & { ' $fragmentName'?: 'Sightline_VisibilityFragment' };

export type SightlineReader_ReaderFragment = { key: string, kind: ReaderKind, relation: ReaderRelation, label: string, you: boolean, named: boolean, count: number, rule: string } & { ' $fragmentName'?: 'SightlineReader_ReaderFragment' };

export type SightlineOfQueryVariables = Exact<{
  id: string;
  text: VisibleText;
}>;


export type SightlineOfQuery = { visibility: { ' $fragmentRefs'?: { 'Sightline_VisibilityFragment': Sightline_VisibilityFragment } } | null };

export const EarlierRequest_RequestFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EarlierRequest_request"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedbackRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reviewee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<EarlierRequest_RequestFragment, unknown>;
export const GuestRequest_RequestFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GuestRequest_request"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedbackRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCan"}},{"kind":"Field","name":{"kind":"Name","value":"reviewee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<GuestRequest_RequestFragment, unknown>;
export const MessageLine_MessageFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageLine_message"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Message"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"participation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feedbackRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<MessageLine_MessageFragment, unknown>;
export const TodoRow_TodoFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TodoRow_todo"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Todo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"otherwise"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"participation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feedbackRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]} as unknown as DocumentNode<TodoRow_TodoFragment, unknown>;
export const SightlineReader_ReaderFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SightlineReader_reader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VisibilityReader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"you"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]} as unknown as DocumentNode<SightlineReader_ReaderFragment, unknown>;
export const Sightline_VisibilityFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sightline_visibility"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visibility"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"authorShown"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"now"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"later"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextStep"}},{"kind":"Field","name":{"kind":"Name","value":"laterStep"}},{"kind":"Field","name":{"kind":"Name","value":"laterAt"}},{"kind":"Field","name":{"kind":"Name","value":"frozen"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SightlineReader_reader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VisibilityReader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"you"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]} as unknown as DocumentNode<Sightline_VisibilityFragment, unknown>;
export const SetLanguageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetLanguage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetLanguageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setLanguage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetLanguageMutation, SetLanguageMutationVariables>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"companyName"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCan"}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"outside"}},{"kind":"Field","name":{"kind":"Name","value":"locale"}}]}},{"kind":"Field","name":{"kind":"Name","value":"todos"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const GuestHomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GuestHome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"todos"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"otherwise"}},{"kind":"Field","name":{"kind":"Name","value":"feedbackRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"feedbackRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reviewee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GuestRequest_request"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EarlierRequest_request"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GuestRequest_request"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedbackRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"viewerCan"}},{"kind":"Field","name":{"kind":"Name","value":"reviewee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EarlierRequest_request"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedbackRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"reviewee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<GuestHomeQuery, GuestHomeQueryVariables>;
export const HomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Home"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"todos"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"TodoRow_todo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"messages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"MessageLine_message"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TodoRow_todo"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Todo"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"otherwise"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"participation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feedbackRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MessageLine_message"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Message"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"readAt"}},{"kind":"Field","name":{"kind":"Name","value":"participation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feedbackRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<HomeQuery, HomeQueryVariables>;
export const SightlineOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SightlineOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VisibleText"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"visibility"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Sightline_visibility"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SightlineReader_reader"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"VisibilityReader"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"relation"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"you"}},{"kind":"Field","name":{"kind":"Name","value":"named"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Sightline_visibility"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Visibility"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"authorShown"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"now"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"later"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SightlineReader_reader"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextStep"}},{"kind":"Field","name":{"kind":"Name","value":"laterStep"}},{"kind":"Field","name":{"kind":"Name","value":"laterAt"}},{"kind":"Field","name":{"kind":"Name","value":"frozen"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]} as unknown as DocumentNode<SightlineOfQuery, SightlineOfQueryVariables>;