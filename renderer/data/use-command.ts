import { useCallback, useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import { useToasts } from '../ui/toast.tsx';
import type { ChangingName, RunOptions } from './client.ts';
import { useClient } from './client-context.tsx';

export interface Command<N extends ChangingName> {
  /** Resolves with the answer, or with null after the trouble was shown; never rejects. */
  run(input: Input<N>, options?: RunOptions): Promise<Output<N> | null>;
  readonly running: boolean;
}

/** A change from a view. Troubles become toasts; what was typed stays with the caller. */
export function useCommand<N extends ChangingName>(name: N): Command<N> {
  const client = useClient();
  const { showTrouble } = useToasts();
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (input: Input<N>, options?: RunOptions): Promise<Output<N> | null> => {
      setRunning((n) => n + 1);
      const envelope = await client.run(name, input, options);
      setRunning((n) => n - 1);
      if (envelope.ok) return envelope.value;
      showTrouble(envelope.error);
      return null;
    },
    [client, name, showTrouble],
  );
  return { run, running: running > 0 };
}
