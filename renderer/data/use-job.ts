import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, NameOf, Output } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { Progress } from './client.ts';
import { useClient } from './client-context.tsx';

export interface Job<N extends NameOf<'job'>> {
  /** Resolves with the answer, or null after a trouble or a cancel. */
  run(input: Input<N>): Promise<Output<N> | null>;
  cancel(): void;
  readonly running: boolean;
  readonly progress: Progress | null;
  /** Why the last run gave nothing; cancelling is no trouble. */
  readonly trouble: Trouble | null;
}

/** Long work from a view: progress, cancel, and the trouble kept beside what was asked. */
export function useJob<N extends NameOf<'job'>>(name: N): Job<N> {
  const client = useClient();
  const current = useRef<string | null>(null);
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const cancel = useCallback(() => {
    if (current.current !== null) client.cancel(current.current);
  }, [client]);

  const run = useCallback(
    async (input: Input<N>): Promise<Output<N> | null> => {
      // A newer run replaces the older: only its progress and answer matter.
      if (current.current !== null) client.cancel(current.current);
      const id = client.newRequestId();
      current.current = id;
      setRunning(true);
      setTrouble(null);
      setProgress(null);
      const envelope = await client.run(name, input, {
        id,
        onProgress: (next) => {
          if (current.current === id) setProgress(next);
        },
      });
      if (current.current !== id) return null;
      current.current = null;
      setRunning(false);
      setProgress(null);
      if (envelope.ok) return envelope.value;
      if (envelope.error.code !== 'CANCELLED') setTrouble(envelope.error);
      return null;
    },
    [client, name],
  );

  useEffect(() => cancel, [cancel]);
  return { run, cancel, running, progress, trouble };
}
