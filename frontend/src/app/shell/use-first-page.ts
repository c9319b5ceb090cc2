import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';

/** Whether the first page is on the screen; from then on true. What the page itself does not need waits for it. */
export function useFirstPageStands(): boolean {
  const settled = useRouterState({ select: (state) => state.status === 'idle' });
  const [stands, setStands] = useState(settled);
  if (settled && !stands) setStands(true);
  return stands;
}
