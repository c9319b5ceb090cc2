import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './graphiql.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { setNonce } from 'get-nonce';
import { createRoot } from 'react-dom/client';
import { socketUrl } from './lib/live.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
setNonce(nonce);

const firstQuery = `# Ask with your own rights: everything passes the same three gates as the app.
query {
  viewer {
    todos(first: 20) { nodes { id kind title reason dueAt } }
    messages(first: 5) { nodes { id title } }
  }
}

# subscription { todosChanged { at } }
`;

const fetcher = createGraphiQLFetcher({ url: '/graphql', subscriptionUrl: socketUrl(window.location) });
const place = document.getElementById('graphiql');
if (place) createRoot(place).render(<GraphiQL fetcher={fetcher} initialQuery={firstQuery} />);
