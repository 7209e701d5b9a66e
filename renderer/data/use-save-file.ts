import { useCallback } from 'react';
import type { Envelope } from '#shared/contract/port.ts';
import type { TextKey } from '#shared/text/text.ts';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import type { Client, Progress } from './client.ts';
import { useClient } from './client-context.tsx';
import { troubleOf } from './use-pick-file.ts';

export interface FileToSave {
  /** Proposed name. */
  readonly name: string;
  readonly extension: string;
  /** The job that writes to the chosen place; what this client runs shows its progress and can be cancelled. */
  readonly write: (client: Pick<Client, 'run'>, to: string) => Promise<Envelope>;
  /** Said when it is written. */
  readonly done: string;
}

/** Asks for a place, has the host write there, and says so; answers true when it is written. */
export function useSaveFile(): (file: FileToSave) => Promise<boolean> {
  const say = useSay();
  const client = useClient();
  const { show, showTrouble, showWork, endWork } = useToasts();
  return useCallback(
    async ({ name, extension, write, done }) => {
      const { platform } = client.bridge;
      const id = client.newRequestId();
      // Two that are written at once are told apart by their names.
      const watched = (name: string): Pick<Client, 'run'> => {
        const tell = ({ label, ...far }: Progress) =>
          showWork({
            id,
            label: say('ui.work-on', { work: say(label as TextKey), name }),
            ...far,
            onCancel: () => client.cancel(id),
          });
        return {
          run: (job, input) => client.run(job, input, { id, onProgress: tell, isUnsaved: true }),
        };
      };
      try {
        const label = say('ui.file-of', { extension: extension.toUpperCase() });
        const place = await platform.pickSave(safeName(name), { label, extensions: [extension] });
        if (!place) return false;
        const written = await write(watched(place.name), place.grant);
        if (!written.ok) {
          if (written.error.code === 'CANCELLED') show({ message: say('job.export-cancelled') });
          else showTrouble(written.error);
          return false;
        }
        await platform.saved(place);
        show({ message: done });
        return true;
      } catch (error) {
        showTrouble(troubleOf(error));
        return false;
      } finally {
        endWork(id);
      }
    },
    [say, client, show, showTrouble, showWork, endWork],
  );
}

/** A name that every file system takes. */
const safeName = (name: string): string => name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '-').slice(0, 120);
