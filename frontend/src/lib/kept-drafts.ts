/** What of an unsaved text lies in this browser, and on which version it was written. */
export interface KeptDraft<Value> {
  value: Value;
  version: number;
}

/** The part of localStorage that drafts need. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The place of one person's draft of one thing, so that nobody meets another's words on a shared device. */
export function draftKey(userId: string, objectId: string): string {
  return `sightline.draft:${userId}:${objectId}`;
}

/** Reads a kept draft; null when there is none or it cannot be read. */
export function readDraft<Value>(storage: DraftStorage, key: string): KeptDraft<Value> | null {
  try {
    const text = storage.getItem(key);
    return text === null ? null : (JSON.parse(text) as KeptDraft<Value>);
  } catch {
    return null;
  }
}

/** Keeps a draft; false when the browser has no room or forbids it, so that nobody promises what is not so. */
export function keepDraft<Value>(storage: DraftStorage, key: string, draft: KeptDraft<Value>): boolean {
  try {
    storage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forgets a draft that the server has. */
export function dropDraft(storage: DraftStorage, key: string): void {
  try {
    storage.removeItem(key);
  } catch {
    // A browser that forbids storage has nothing to forget.
  }
}
