import { type ReactNode, useState } from 'react';
import { MOST_FILES } from '#shared/domain/attachment/file-type.ts';
import { useSay } from '../ui/say.tsx';
import { chooseFiles } from './choose-files.ts';
import { FileThumb } from './file-thumb.tsx';
import type { KeptFile } from './kept-file.ts';
import { LazyFileDialog } from './lazy-file-dialog.tsx';
import type { AddFiles } from './use-add-files.ts';
import './pictures.css';

export interface AttemptFilesProps {
  readonly evidence: string;
  readonly files: readonly KeptFile[];
  /** How files are added; null where this attempt's are only looked at. */
  readonly adding: AddFiles | null;
  readonly isOwn: boolean;
  readonly about?: ReactNode;
}

/** The pictures of an attempt, small, and the quiet way to add one. */
export function AttemptFiles({ evidence, files, adding, isOwn, about }: AttemptFilesProps) {
  const say = useSay();
  const [opened, setOpened] = useState<string | null>(null);
  const choose = async (from: 'files' | 'camera') => {
    const chosen = await chooseFiles(from);
    if (chosen.length > 0) await adding?.add(evidence, files.length, chosen);
  };
  if (files.length === 0 && adding === null) return null;
  return (
    <div className="attempt-files" data-empty={files.length === 0 || undefined}>
      {files.map((file, i) => (
        <FileThumb
          key={file.id}
          file={file}
          number={i + 1}
          count={files.length}
          onOpen={() => setOpened(file.id)}
        />
      ))}
      {adding === null || files.length >= MOST_FILES ? null : (
        <span className="attempt-add">
          <button type="button" className="add-picture" onClick={() => void choose('files')}>
            {say('pictures.add')}
          </button>
          <button
            type="button"
            className="add-picture touch-only"
            onClick={() => void choose('camera')}
          >
            {say('pictures.take')}
          </button>
        </span>
      )}
      {opened === null ? null : (
        <LazyFileDialog
          files={files}
          start={opened}
          evidence={adding === null ? null : evidence}
          isOwn={isOwn}
          about={about}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
