/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation SetLanguage($input: SetLanguageInput!) {\n    setLanguage(input: $input) {\n      user {\n        id\n        locale\n      }\n      errors {\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n": typeof types.SetLanguageDocument,
    "\n  query Viewer {\n    viewer {\n      companyName\n      viewerCan\n      user {\n        id\n        name\n        email\n        kind\n        outside\n        locale\n      }\n      todos(first: 1) {\n        totalCount\n      }\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  fragment EarlierRequest_request on FeedbackRequest {\n    id\n    state\n    submittedAt\n    reviewee {\n      id\n      name\n    }\n  }\n": typeof types.EarlierRequest_RequestFragmentDoc,
    "\n  query GuestHome {\n    viewer {\n      todos(first: 100) {\n        nodes {\n          id\n          reason\n          otherwise\n          feedbackRequest {\n            id\n          }\n        }\n      }\n      feedbackRequests(first: 100) {\n        nodes {\n          id\n          state\n          reviewee {\n            id\n            name\n          }\n          ...GuestRequest_request\n          ...EarlierRequest_request\n        }\n      }\n    }\n  }\n": typeof types.GuestHomeDocument,
    "\n  fragment GuestRequest_request on FeedbackRequest {\n    id\n    state\n    dueAt\n    viewerCan\n    reviewee {\n      id\n      name\n    }\n  }\n": typeof types.GuestRequest_RequestFragmentDoc,
    "\n  query Home($first: Int!) {\n    viewer {\n      todos(first: $first) {\n        totalCount\n        nodes {\n          id\n          title\n          dueAt\n          ...TodoRow_todo\n        }\n      }\n      messages(first: 5) {\n        nodes {\n          id\n          ...MessageLine_message\n        }\n      }\n    }\n  }\n": typeof types.HomeDocument,
    "\n  fragment MessageLine_message on Message {\n    id\n    kind\n    title\n    createdAt\n    readAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n    }\n  }\n": typeof types.MessageLine_MessageFragmentDoc,
    "\n  fragment TodoRow_todo on Todo {\n    id\n    kind\n    title\n    reason\n    otherwise\n    dueAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n      state\n    }\n  }\n": typeof types.TodoRow_TodoFragmentDoc,
    "\n  fragment Sightline_visibility on Visibility {\n    id\n    state\n    authorShown\n    author { ...SightlineReader_reader }\n    now { ...SightlineReader_reader }\n    next { ...SightlineReader_reader }\n    later { ...SightlineReader_reader }\n    nextStep\n    laterStep\n    laterAt\n    frozen\n    version\n  }\n": typeof types.Sightline_VisibilityFragmentDoc,
    "\n  fragment SightlineReader_reader on VisibilityReader {\n    key\n    kind\n    relation\n    label\n    you\n    named\n    count\n    rule\n  }\n": typeof types.SightlineReader_ReaderFragmentDoc,
    "\n  query SightlineOf($id: ID!, $text: VisibleText!) {\n    visibility(id: $id, text: $text) {\n      ...Sightline_visibility\n    }\n  }\n": typeof types.SightlineOfDocument,
};
const documents: Documents = {
    "\n  mutation SetLanguage($input: SetLanguageInput!) {\n    setLanguage(input: $input) {\n      user {\n        id\n        locale\n      }\n      errors {\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n": types.SetLanguageDocument,
    "\n  query Viewer {\n    viewer {\n      companyName\n      viewerCan\n      user {\n        id\n        name\n        email\n        kind\n        outside\n        locale\n      }\n      todos(first: 1) {\n        totalCount\n      }\n    }\n  }\n": types.ViewerDocument,
    "\n  fragment EarlierRequest_request on FeedbackRequest {\n    id\n    state\n    submittedAt\n    reviewee {\n      id\n      name\n    }\n  }\n": types.EarlierRequest_RequestFragmentDoc,
    "\n  query GuestHome {\n    viewer {\n      todos(first: 100) {\n        nodes {\n          id\n          reason\n          otherwise\n          feedbackRequest {\n            id\n          }\n        }\n      }\n      feedbackRequests(first: 100) {\n        nodes {\n          id\n          state\n          reviewee {\n            id\n            name\n          }\n          ...GuestRequest_request\n          ...EarlierRequest_request\n        }\n      }\n    }\n  }\n": types.GuestHomeDocument,
    "\n  fragment GuestRequest_request on FeedbackRequest {\n    id\n    state\n    dueAt\n    viewerCan\n    reviewee {\n      id\n      name\n    }\n  }\n": types.GuestRequest_RequestFragmentDoc,
    "\n  query Home($first: Int!) {\n    viewer {\n      todos(first: $first) {\n        totalCount\n        nodes {\n          id\n          title\n          dueAt\n          ...TodoRow_todo\n        }\n      }\n      messages(first: 5) {\n        nodes {\n          id\n          ...MessageLine_message\n        }\n      }\n    }\n  }\n": types.HomeDocument,
    "\n  fragment MessageLine_message on Message {\n    id\n    kind\n    title\n    createdAt\n    readAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n    }\n  }\n": types.MessageLine_MessageFragmentDoc,
    "\n  fragment TodoRow_todo on Todo {\n    id\n    kind\n    title\n    reason\n    otherwise\n    dueAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n      state\n    }\n  }\n": types.TodoRow_TodoFragmentDoc,
    "\n  fragment Sightline_visibility on Visibility {\n    id\n    state\n    authorShown\n    author { ...SightlineReader_reader }\n    now { ...SightlineReader_reader }\n    next { ...SightlineReader_reader }\n    later { ...SightlineReader_reader }\n    nextStep\n    laterStep\n    laterAt\n    frozen\n    version\n  }\n": types.Sightline_VisibilityFragmentDoc,
    "\n  fragment SightlineReader_reader on VisibilityReader {\n    key\n    kind\n    relation\n    label\n    you\n    named\n    count\n    rule\n  }\n": types.SightlineReader_ReaderFragmentDoc,
    "\n  query SightlineOf($id: ID!, $text: VisibleText!) {\n    visibility(id: $id, text: $text) {\n      ...Sightline_visibility\n    }\n  }\n": types.SightlineOfDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetLanguage($input: SetLanguageInput!) {\n    setLanguage(input: $input) {\n      user {\n        id\n        locale\n      }\n      errors {\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  mutation SetLanguage($input: SetLanguageInput!) {\n    setLanguage(input: $input) {\n      user {\n        id\n        locale\n      }\n      errors {\n        ... on UserError {\n          message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      companyName\n      viewerCan\n      user {\n        id\n        name\n        email\n        kind\n        outside\n        locale\n      }\n      todos(first: 1) {\n        totalCount\n      }\n    }\n  }\n"): (typeof documents)["\n  query Viewer {\n    viewer {\n      companyName\n      viewerCan\n      user {\n        id\n        name\n        email\n        kind\n        outside\n        locale\n      }\n      todos(first: 1) {\n        totalCount\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EarlierRequest_request on FeedbackRequest {\n    id\n    state\n    submittedAt\n    reviewee {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment EarlierRequest_request on FeedbackRequest {\n    id\n    state\n    submittedAt\n    reviewee {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query GuestHome {\n    viewer {\n      todos(first: 100) {\n        nodes {\n          id\n          reason\n          otherwise\n          feedbackRequest {\n            id\n          }\n        }\n      }\n      feedbackRequests(first: 100) {\n        nodes {\n          id\n          state\n          reviewee {\n            id\n            name\n          }\n          ...GuestRequest_request\n          ...EarlierRequest_request\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query GuestHome {\n    viewer {\n      todos(first: 100) {\n        nodes {\n          id\n          reason\n          otherwise\n          feedbackRequest {\n            id\n          }\n        }\n      }\n      feedbackRequests(first: 100) {\n        nodes {\n          id\n          state\n          reviewee {\n            id\n            name\n          }\n          ...GuestRequest_request\n          ...EarlierRequest_request\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment GuestRequest_request on FeedbackRequest {\n    id\n    state\n    dueAt\n    viewerCan\n    reviewee {\n      id\n      name\n    }\n  }\n"): (typeof documents)["\n  fragment GuestRequest_request on FeedbackRequest {\n    id\n    state\n    dueAt\n    viewerCan\n    reviewee {\n      id\n      name\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Home($first: Int!) {\n    viewer {\n      todos(first: $first) {\n        totalCount\n        nodes {\n          id\n          title\n          dueAt\n          ...TodoRow_todo\n        }\n      }\n      messages(first: 5) {\n        nodes {\n          id\n          ...MessageLine_message\n        }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Home($first: Int!) {\n    viewer {\n      todos(first: $first) {\n        totalCount\n        nodes {\n          id\n          title\n          dueAt\n          ...TodoRow_todo\n        }\n      }\n      messages(first: 5) {\n        nodes {\n          id\n          ...MessageLine_message\n        }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment MessageLine_message on Message {\n    id\n    kind\n    title\n    createdAt\n    readAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n    }\n  }\n"): (typeof documents)["\n  fragment MessageLine_message on Message {\n    id\n    kind\n    title\n    createdAt\n    readAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment TodoRow_todo on Todo {\n    id\n    kind\n    title\n    reason\n    otherwise\n    dueAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n      state\n    }\n  }\n"): (typeof documents)["\n  fragment TodoRow_todo on Todo {\n    id\n    kind\n    title\n    reason\n    otherwise\n    dueAt\n    participation {\n      id\n    }\n    feedbackRequest {\n      id\n      state\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment Sightline_visibility on Visibility {\n    id\n    state\n    authorShown\n    author { ...SightlineReader_reader }\n    now { ...SightlineReader_reader }\n    next { ...SightlineReader_reader }\n    later { ...SightlineReader_reader }\n    nextStep\n    laterStep\n    laterAt\n    frozen\n    version\n  }\n"): (typeof documents)["\n  fragment Sightline_visibility on Visibility {\n    id\n    state\n    authorShown\n    author { ...SightlineReader_reader }\n    now { ...SightlineReader_reader }\n    next { ...SightlineReader_reader }\n    later { ...SightlineReader_reader }\n    nextStep\n    laterStep\n    laterAt\n    frozen\n    version\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment SightlineReader_reader on VisibilityReader {\n    key\n    kind\n    relation\n    label\n    you\n    named\n    count\n    rule\n  }\n"): (typeof documents)["\n  fragment SightlineReader_reader on VisibilityReader {\n    key\n    kind\n    relation\n    label\n    you\n    named\n    count\n    rule\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query SightlineOf($id: ID!, $text: VisibleText!) {\n    visibility(id: $id, text: $text) {\n      ...Sightline_visibility\n    }\n  }\n"): (typeof documents)["\n  query SightlineOf($id: ID!, $text: VisibleText!) {\n    visibility(id: $id, text: $text) {\n      ...Sightline_visibility\n    }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;