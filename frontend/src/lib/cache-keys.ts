import type { KeyingConfig } from '@urql/exchange-graphcache';

/**
 * Types without an id of their own, which the cache keeps inside their parent; everything else is found by `id`.
 * `Visibility` has an id, but one object has several texts, so it belongs here as well. New connections, edges and
 * value types join the list; payloads need not.
 */
const partsOfTheirParent = [
  'Viewer',
  'Passport',
  'Tick',
  'PageInfo',
  'Visibility',
  'VisibilityReader',
  'TodoConnection',
  'TodoEdge',
  'MessageConnection',
  'MessageEdge',
  'UserConnection',
  'UserEdge',
  'DirectoryGroups',
  'AccessEffects',
  'AccessEffect',
  'DirectoryGroup',
  'MailConnection',
  'MailEdge',
  'CycleConnection',
  'CycleEdge',
  'CycleTemplate',
  'SavedTemplateConnection',
  'SavedTemplateEdge',
  'CycleProgress',
  'CycleLaunch',
  'Rehearsal',
  'RehearsalFinding',
  'RehearsedTodos',
  'RehearsedMails',
  'NoticePreview',
  'MailText',
  'CycleMail',
  'CycleMailPreview',
  'ParticipationConnection',
  'ParticipationEdge',
  'FeedbackRequestConnection',
  'FeedbackRequestEdge',
  'FeedbackOffer',
  'Results',
  'QuestionResult',
  'AnswerShare',
  'Competency',
  'GroupMean',
  'Comparison',
  'QuestionWording',
  'GraphAxis',
  'ReviewerCandidates',
  'ReviewerCandidate',
  'GuestInvitation',
  'SecondFactor',
  'NewAuthenticator',
  'NewPasskey',
];

/** How the cache finds objects again. */
export const cacheKeys: KeyingConfig = Object.fromEntries(
  partsOfTheirParent.map((type) => [type, () => null]),
);

/**
 * The types behind each interface that a document spreads. Without it the cache guesses, and would drop the words of
 * a failure.
 */
export const possibleTypes = { UserError: ['InputError', 'StateError', 'ConflictError'] };
