/** The shortest password, in characters (T40). */
export const shortest = 15;

/** Whether a password is long enough, counted as people count characters. */
export function longEnough(password: string): boolean {
  return Array.from(password).length >= shortest;
}
