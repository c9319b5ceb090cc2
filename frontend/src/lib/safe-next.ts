/**
 * The path to go on to after logging in. Only a path of this app passes; anything that could lead to another host, or
 * back to a door, becomes the start page.
 */
export function safeNext(next: unknown, origin: string): string {
  if (typeof next !== 'string' || !/^\/(?![/\\])/u.test(next)) return '/';
  let target: URL;
  try {
    target = new URL(next, origin);
  } catch {
    return '/';
  }
  if (
    target.origin !== origin ||
    /^\/(login|set-up|accept|forgot|reset|auth|graphql)(\/|$)/u.test(target.pathname)
  )
    return '/';
  return `${target.pathname}${target.search}${target.hash}`;
}
