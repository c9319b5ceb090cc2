import './ui/styles.css';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { createAppRouter } from './app/router.tsx';
import { Connection, watchBrowser } from './lib/connection.ts';
import { createGraphqlClient } from './lib/graphql-client.ts';
import { currentLocale, firstLocale, showLocale } from './lib/i18n.ts';
import { fetchWithProof, ProofDesk } from './lib/proof.ts';
import { TickJoiner } from './lib/tick-joiner.ts';

function readNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}

async function start(root: HTMLElement) {
  const nonce = readNonce();
  setNonce(nonce);
  const connection = new Connection();
  watchBrowser(connection, window);
  const proof = new ProofDesk();
  const client = createGraphqlClient({ connection, language: currentLocale, fetch: fetchWithProof(proof) });
  const services = { client, connection, ticks: new TickJoiner(), proof };
  await showLocale(firstLocale());
  createRoot(root).render(<App services={services} router={createAppRouter(services)} nonce={nonce} />);
}

const root = document.getElementById('root');
if (root) void start(root);
