import { type ReactNode, createContext, useContext } from 'react';
import type { Action, Locale as ServerLocale } from '../gql/graphql.ts';

/** Who uses the app, as the server says; never guessed. */
export interface ViewerFacts {
  id: string;
  name: string;
  email: string;
  guest: boolean;
  /** A member from outside the company: a guest's rights on the people side. */
  outside: boolean;
  companyName: string;
  locale: ServerLocale | null;
  can: ReadonlySet<Action>;
  todoCount: number;
}

const ViewerContext = createContext<ViewerFacts | null>(null);

/** Hands down who uses the app. */
export function ViewerProvider({ viewer, children }: { viewer: ViewerFacts; children: ReactNode }) {
  return <ViewerContext value={viewer}>{children}</ViewerContext>;
}

/** Who uses the app; only inside a shell. */
export function useViewer(): ViewerFacts {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error('no ViewerProvider above');
  return viewer;
}

/** Whether a shell stands around; pages in place of others need a frame of their own where none does. */
export function useInShell(): boolean {
  return useContext(ViewerContext) !== null;
}
