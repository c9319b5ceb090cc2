import { type PageSearch, readPageSearch, searchWord } from '../../lib/page-window.ts';

/** What of the directory is written into the address: the tab, the words looked for, and the page. */
export interface DirectorySearch extends PageSearch {
  tab?: 'guests';
  q?: string;
}

/** Reads the address; the first tab and an empty search leave no trace in it. */
export function readDirectorySearch(search: Record<string, unknown>): DirectorySearch {
  const q = searchWord(search.q);
  return {
    ...(search.tab === 'guests' ? { tab: 'guests' as const } : {}),
    ...(q === '' ? {} : { q }),
    ...readPageSearch(search),
  };
}
