import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { examples } from './graphiql-examples.ts';
import { socketUrl } from './lib/live.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

const fetcher = createGraphiQLFetcher({ url: '/graphql', subscriptionUrl: socketUrl(window.location) });
const place = document.getElementById('graphiql');
if (place) createRoot(place).render(<GraphiQL fetcher={fetcher} defaultTabs={[...examples]} />);
