import { Client, type CombinedError, fetchExchange, mapExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import type { Connection } from './connection.ts';
import { errorCode } from './errors.ts';
import { cacheKeys, possibleTypes } from './cache-keys.ts';

interface ClientDependencies {
  connection: Connection;
  /** The language in which the server words its sentences. */
  language: () => string;
  /** In place of the browser's own. */
  fetch?: typeof fetch;
}

const accept = 'application/graphql-response+json';

function watch(connection: Connection) {
  return mapExchange({
    onResult(result) {
      if (result.error?.networkError && !result.error.response) connection.lost();
      else connection.reached();
    },
    onError(error: CombinedError) {
      if (errorCode(error) === 'UNAUTHENTICATED') connection.sessionEnded();
    },
  });
}

/** The one GraphQL client of the app: POST only, the session cookie, a normalised cache. */
export function createGraphqlClient(dependencies: ClientDependencies): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    ...(dependencies.fetch ? { fetch: dependencies.fetch } : {}),
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: { accept, 'accept-language': dependencies.language() },
    }),
    exchanges: [
      cacheExchange({ keys: cacheKeys, possibleTypes }),
      watch(dependencies.connection),
      fetchExchange,
    ],
  });
}
