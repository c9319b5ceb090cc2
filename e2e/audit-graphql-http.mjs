// Runs every audit of the npm package graphql-http against a running server and fails when one case fails.
//
// SIGHTLINE_URL     the public address, such as http://127.0.0.1:8080
// SIGHTLINE_COOKIE  the Cookie header of a signed-in member (some audits read the schema)
//
// The audits that ask by GET carry the header GraphQL-Require-Preflight, without which the server answers 405.
import { auditServer } from 'graphql-http';

const base = process.env.SIGHTLINE_URL;
if (!base) {
  console.error('SIGHTLINE_URL is missing: the address of a running server, such as http://127.0.0.1:8080');
  process.exit(2);
}

const ask = (url, init = {}) => {
  const headers = new Headers(init.headers);
  headers.set('origin', new URL(base).origin);
  if (process.env.SIGHTLINE_COOKIE) headers.set('cookie', process.env.SIGHTLINE_COOKIE);
  if ((init.method ?? 'GET') === 'GET') headers.set('graphql-require-preflight', '1');
  return fetch(url, { ...init, headers });
};

const results = await auditServer({ url: new URL('/graphql', base).href, fetchFn: ask });
const failed = results.filter((result) => result.status !== 'ok');
for (const result of results) {
  const ok = result.status === 'ok';
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${result.id} ${result.name}${ok ? '' : `: ${result.reason}`}`);
}
console.log(`graphql-http audit: ${results.length - failed.length} of ${results.length} cases passed`);
process.exit(failed.length === 0 && results.length > 0 ? 0 : 1);
