/** A common job in a tab of its own: what to send, and what to put into it. */
export interface Example {
  query: string;
  variables?: string;
}

const mine = `# Ask with your own rights: everything passes the same three gates as the app.
query Mine {
  viewer {
    todos(first: 20) { nodes { id kind title reason dueAt } }
    messages(first: 5) { nodes { id title } }
  }
}
`;

const findPeople = `# Whoever administers accounts finds people here, with the id and the version that changes ask for.
query FindPeople($words: String!) {
  accounts(first: 20, filter: { search: $words }) {
    totalCount
    nodes { id version name email state workRole viewerCan }
  }
}
`;

const createMember = `# Makes an account and tells nobody, unless "invite" is true. What is wrong stands in errors, each at its field.
# With an access token (Authorization: Bearer sl_pat_…) a script makes accounts one after the other, for the work roles
# COLLABORATOR and REVIEWER. A table of many people is brought in by a person, under Settings, Users, Import a table.
mutation CreateMember($input: CreateMemberInput!) {
  createMember(input: $input) {
    user { id version state }
    errors { __typename ... on UserError { code message path } }
  }
}
`;

const inviteMember = `# Mails the invitation, and again: the older link ends. Id and version are those of FindPeople.
mutation InviteMember($input: InviteMemberInput!) {
  inviteMember(input: $input) {
    user { id version state }
    errors { __typename ... on UserError { code message path } }
  }
}
`;

const importByScript = `# Several people in one request, up to thirty by alias: each is answered for itself. Run it again as often as you like:
# who is here already is refused at "email" and stays as they are.
mutation ImportByScript($first: CreateMemberInput!, $second: CreateMemberInput!) {
  first: createMember(input: $first) { ...Made }
  second: createMember(input: $second) { ...Made }
}

fragment Made on CreateMemberPayload {
  user { id version state }
  errors { __typename ... on UserError { code message path } }
}
`;

const addGuests = `# Adds people from outside. Each address is answered for itself: one that is refused keeps no other back.
mutation AddGuests($input: AddGuestsInput!) {
  addGuests(input: $input) {
    results { email user { id state } errors { __typename ... on UserError { code message path } } }
    errors { __typename ... on UserError { code message path } }
  }
}
`;

const deactivateMember = `# Closes an account for the time being: its sessions, tokens and sockets end within a second.
mutation DeactivateMember($input: DeactivateMemberInput!) {
  deactivateMember(input: $input) {
    user { id version state }
    errors { __typename ... on UserError { code message path } }
  }
}
`;

const listen = `# Says when the viewer's to-dos may have changed; it carries nothing else.
subscription Listen {
  todosChanged { at }
}
`;

const json = (value: unknown) => JSON.stringify(value, null, 2);
const somebody = { userId: 'usr_…', expectedVersion: 1 };

/** One tab each, in the order in which somebody sets a company up. */
export const examples: readonly Example[] = [
  { query: mine },
  { query: findPeople, variables: json({ words: 'design' }) },
  {
    query: createMember,
    variables: json({
      input: { email: 'new@company.example', name: 'New Colleague', workRole: 'COLLABORATOR', invite: false },
    }),
  },
  {
    query: importByScript,
    variables: json({
      first: { email: 'one@company.example', name: 'One Colleague', workRole: 'COLLABORATOR', invite: false },
      second: { email: 'two@company.example', name: 'Two Colleagues', workRole: 'REVIEWER', invite: false },
    }),
  },
  { query: inviteMember, variables: json({ input: { ...somebody, personalMessage: 'Welcome!' } }) },
  {
    query: addGuests,
    variables: json({ input: { guests: [{ email: 'client@elsewhere.example' }], notify: false } }),
  },
  { query: deactivateMember, variables: json({ input: somebody }) },
  { query: listen },
];
