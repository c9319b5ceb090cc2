/** The first word of a name, for sentences in which the whole name has been said already. */
export function givenName(name: string | null | undefined): string {
  return name?.trim().split(/\s+/u)[0] ?? '';
}
