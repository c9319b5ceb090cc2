import { type ReactNode, createContext, useContext, useEffect, useSyncExternalStore } from 'react';
import {
  type AnyVariables,
  type Client,
  Provider,
  type UseQueryArgs,
  type UseQueryResponse,
  useQuery,
} from 'urql';
import type { Connection, ConnectionState } from './connection.ts';
import type { TickJoiner } from './tick-joiner.ts';

/** What the whole app shares; made once in main.tsx and handed down, never reached for. */
export interface Services {
  client: Client;
  connection: Connection;
  ticks: TickJoiner;
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

/** A query that is asked again after every tick, so that it shows what holds by the rights of this moment. */
export function useLiveQuery<Data, Variables extends AnyVariables>(
  args: UseQueryArgs<Variables, Data>,
): UseQueryResponse<Data, Variables> {
  const { ticks } = useServices();
  const response = useQuery<Data, Variables>(args);
  const askAgain = response[1];
  useEffect(() => ticks.subscribe(() => askAgain({ requestPolicy: 'network-only' })), [ticks, askAgain]);
  return response;
}
