import { useCallback, useState } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { ImportKind } from '#shared/contract/features/interchange.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useJob } from '../../data/use-job.ts';

export type Preview = Output<'import.preview'>;
type PreviewInput = Input<'import.preview'>;

/** Everything a person may say about a file besides the file. */
export type ImportChoices = Partial<Omit<PreviewInput, 'source' | 'kind'>>;

/** Where the rows come from. */
export type ImportSource = { readonly file: FileGrant } | { readonly text: string };

/** The looks at one source: each choice looks again, the newest look is shown. */
export function useImportPreview(start: ImportChoices) {
  const job = useJob('import.preview');
  const [source, setSource] = useState<ImportSource | null>(null);
  const [kind, setKind] = useState<ImportKind>('auto');
  const [choices, setChoices] = useState<ImportChoices>(start);
  const [preview, setPreview] = useState<Preview | null>(null);
  const { run } = job;

  const look = useCallback(
    async (from: ImportSource, what: ImportKind, said: ImportChoices) => {
      setSource(from);
      setKind(what);
      setChoices(said);
      const answer = await run({
        source: 'file' in from ? { grant: from.file.grant } : { text: from.text },
        kind: what,
        ...said,
      });
      if (answer) setPreview(answer);
      return answer !== null;
    },
    [run],
  );

  return {
    job,
    source,
    kind,
    choices,
    preview,
    look,
    /** Looks again with one answer more. */
    choose: (more: ImportChoices) => {
      // What `auto` found stays found: an answer must not turn a class list into something else.
      if (source) void look(source, preview?.kind ?? kind, { ...choices, ...more });
    },
    forget: () => {
      setSource(null);
      setPreview(null);
    },
  };
}

/** Rows that taking the preview would write. */
export const rowsToTake = (preview: Preview): number => preview.new + preview.changed;
