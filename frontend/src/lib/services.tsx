import { type ReactNode, createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import {
  type AnyVariables,
  type Client,
  Provider,
  type UseQueryArgs,
  type UseQueryResponse,
  type UseQueryState,
  useQuery,
} from 'urql';
import type { Connection, ConnectionState } from './connection.ts';
import type { ProofDesk } from './proof.ts';
import type { TickJoiner } from './tick-joiner.ts';

/** What the whole app shares; made once in main.tsx and handed down, never reached for. */
export interface Services {
  client: Client;
  connection: Connection;
  ticks: TickJoiner;
  proof: ProofDesk;
}

const ServicesContext = createContext<Services | null>(null);

/** Hands the services down, the GraphQL client to urql's own hooks as well. */
export function ServicesProvider({ services, children }: { services: Services; children: ReactNode }) {
  return (
    <ServicesContext value={services}>
      <Provider value={services.client}>{children}</Provider>
    </ServicesContext>
  );
}

/** The services; throws outside of the provider. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('no ServicesProvider above');
  return services;
}

/** Whether the server answers, whether live updates run, whether somebody is signed in. */
export function useConnection(): ConnectionState {
  const { connection } = useServices();
  return useSyncExternalStore(connection.subscribe, connection.current);
}

/** What was on the screen stays there while the server cannot be reached; any answer of the server replaces it. */
function useLastAnswer<Data, Variables extends AnyVariables>(
  state: UseQueryState<Data, Variables>,
): UseQueryState<Data, Variables> {
  const { data, error, operation } = state;
  const [last, setLast] = useState({ data, key: operation?.key });
  if (data && data !== last.data) setLast({ data, key: operation?.key });
  const away = error?.networkError !== undefined && error.response === undefined;
  const { data: kept, key } = last;
  return away && !data && kept !== undefined && key === operation?.key ? { ...state, data: kept } : state;
}

/** A query that is asked again after every tick, so that it shows what holds by the rights of this moment. */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): UseQueryResponse<Data, Variables> {
  const { ticks } = useServices();
  const [state, askAgain] = useQuery<Data, Variables>(args);
  useEffect(() => ticks.subscribe(() => askAgain({ requestPolicy: 'network-only' })), [ticks, askAgain]);
  return [useLastAnswer(state), askAgain];
}
