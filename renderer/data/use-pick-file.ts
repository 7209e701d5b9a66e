import { useCallback } from 'react';
import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import type { FileGrant, FileType } from '#shared/contract/platform.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import { useClient } from './client-context.tsx';

/** What can be brought in. */
const LISTS = ['csv', 'tsv', 'txt', 'zip', 'json', 'gradus'];

/**
 * Asks for a file, a list to bring in unless other endings are named; null when the person thinks
 * better of it or a trouble was shown.
 */
export function usePickFile(): (extensions?: readonly string[]) => Promise<FileGrant | null> {
  const say = useSay();
  const { bridge } = useClient();
  const { showTrouble } = useToasts();
  return useCallback(
    async (extensions = LISTS) => {
      const types: readonly FileType[] = [{ label: say('ui.file-types'), extensions }];
      try {
        return await bridge.platform.pickOpen(types);
      } catch (error) {
        showTrouble(troubleOf(error));
        return null;
      }
    },
    [say, bridge, showTrouble],
  );
}

/** What a shell's refusal means; anything unexpected counts as an unreadable file. */
export function troubleOf(error: unknown): Trouble {
  return error instanceof TroubleError
    ? error.trouble
    : { code: 'INTERNAL', params: { name: 'file' } };
}
