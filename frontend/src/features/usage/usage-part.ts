/** Accounts that are counted together. */
export interface Part {
  key: 'active' | 'waiting' | 'closed' | 'guests';
  name: string;
  /** Whose accounts these are, in a sentence. */
  says: string;
  count: number;
}
