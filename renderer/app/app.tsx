import type { BridgeInfo } from '#shared/contract/platform.ts';
import type { Format } from '#shared/text/format.ts';
import type { Say } from '#shared/text/text.ts';
import type { Client } from '../data/client.ts';
import { ClientProvider } from '../data/client-context.tsx';
import { LanguageProvider } from '../data/language.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { ErrorFence } from './error-fence.tsx';
import { Shell } from './shell.tsx';

export interface AppProps {
  readonly client: Client;
  readonly info: BridgeInfo;
  readonly say: Say;
  readonly format: Format;
}

/** The whole window over a client. */
export function App({ client, info, say, format }: AppProps) {
  return (
    <ClientProvider client={client}>
      <LanguageProvider
        client={client}
        choice={info.language ?? 'system'}
        say={say}
        format={format}
      >
        <ToastProvider>
          <ErrorFence>
            <Shell info={info} />
          </ErrorFence>
        </ToastProvider>
      </LanguageProvider>
    </ClientProvider>
  );
}
