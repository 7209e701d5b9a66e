import { createContext, type ReactNode, useContext } from 'react';
import type { Client } from './client.ts';

const Context = createContext<Client | null>(null);

/** Gives the client to everything below. */
export function ClientProvider({ client, children }: { client: Client; children: ReactNode }) {
  return <Context.Provider value={client}>{children}</Context.Provider>;
}

/** The window's client. */
export function useClient(): Client {
  const client = useContext(Context);
  if (!client) throw new Error('There is no ClientProvider above');
  return client;
}
