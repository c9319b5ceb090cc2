import { useEffect, useState } from 'react';
import { takeToken } from './url-token.ts';

/** The token of the link that was opened; of the newer one when another is opened in the same tab. */
export function useUrlToken(): string {
  const [token, setToken] = useState(() => takeToken(window));
  useEffect(() => {
    const takeNewer = () => {
      const newer = takeToken(window);
      if (newer !== '') setToken(newer);
    };
    window.addEventListener('hashchange', takeNewer);
    return () => window.removeEventListener('hashchange', takeNewer);
  }, []);
  return token;
}
