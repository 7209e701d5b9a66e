import { useEffect, useState } from 'react';
import type { BridgeInfo } from '#shared/contract/platform.ts';
import type { Format } from '#shared/text/format.ts';
import type { Say } from '#shared/text/text.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { type Client, createClient } from '../data/client.ts';
import { ClientProvider } from '../data/client-context.tsx';
import { FormatProvider } from '../ui/format.tsx';
import { SayProvider } from '../ui/say.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { ErrorFence } from './error-fence.tsx';
import { Shell } from './shell.tsx';

export interface AppProps {
  readonly bridge: Bridge;
  readonly info: BridgeInfo;
  readonly say: Say;
  readonly format: Format;
}

/** The whole window over a bridge. */
export function App({ bridge, info, say, format }: AppProps) {
  const [client, setClient] = useState<Client | null>(null);
  useEffect(() => {
    const made = createClient(bridge);
    setClient(made);
    return () => made.close();
  }, [bridge]);
  if (!client) return null;
  return (
    <SayProvider say={say}>
      <FormatProvider format={format}>
        <ClientProvider client={client}>
          <ToastProvider>
            <ErrorFence>
              <Shell info={info} />
            </ErrorFence>
          </ToastProvider>
        </ClientProvider>
      </FormatProvider>
    </SayProvider>
  );
}
