import type { UserKind } from '../../gql/graphql.ts';

/** One person whom an announcement would reach, and by how many mails: one for each thing they have to do. */
export interface Recipient {
  id: string;
  name: string;
  guest: boolean;
  mails: number;
}

/** The people behind a list that names somebody once for each mail, in the order of the list. */
export function peopleOf(
  listed: readonly { id: string; name: string | null; kind: UserKind | null }[],
): Recipient[] {
  const people = new Map<string, Recipient>();
  for (const { id, name, kind } of listed) {
    const known = people.get(id);
    if (known) known.mails += 1;
    else people.set(id, { id, name: name ?? '', guest: kind === 'GUEST', mails: 1 });
  }
  return [...people.values()];
}
