/**
 * Reads the one-time token behind the # of a mailed link and takes it out of the address at once, so that it stays
 * neither in the history nor on the screen. Empty when there is none.
 */
export function takeToken(browser: Pick<Window, 'location' | 'history'>): string {
  const token = browser.location.hash.replace(/^#/u, '');
  if (token !== '') {
    const { pathname, search } = browser.location;
    browser.history.replaceState(browser.history.state, '', `${pathname}${search}`);
  }
  return decodeURIComponent(token);
}
