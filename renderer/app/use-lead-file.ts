import { useCallback, useMemo, useState } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import type { OfferedBundle } from './open-bundle.tsx';
import type { HandOverStart } from './open-hand-over.tsx';
import type { ImportStart } from './open-import.tsx';
import { go } from './route.ts';

interface Doors {
  readonly setImporting: (start: ImportStart | null) => void;
  readonly setHandingOver: (start: HandOverStart) => void;
}

/**
 * Leads a file to where it belongs by what is in it: a student's record is taken as history, any
 * other bundle is looked at before it is merged (a closed one, too: what it is for can only be read
 * once it is open), and all else is imported.
 */
export function useLeadFile({ setImporting, setHandingOver }: Doors): {
  readonly offered: OfferedBundle;
  readonly openImport: (start: ImportStart) => void;
} {
  const client = useClient();
  const [file, setFile] = useState<FileGrant | null>(null);
  const openImport = useCallback(
    (start: ImportStart) => {
      const { file: given } = start;
      if (!given) {
        setImporting(start);
        return;
      }
      void client.run('bundle.look', { grant: given.grant }).then((looked) => {
        const { what, purpose } = looked.ok ? looked.value : { what: 'other', purpose: null };
        if (what === 'other') {
          setImporting(start);
          return;
        }
        setImporting(null);
        if (purpose === 'hand-over') {
          setHandingOver({ what: 'take', class: start.seen, file: given });
          return;
        }
        setFile(given);
        go({ at: 'bundles' });
      });
    },
    [client, setImporting, setHandingOver],
  );
  const offered = useMemo(() => ({ file, taken: () => setFile(null) }), [file]);
  return { offered, openImport };
}
