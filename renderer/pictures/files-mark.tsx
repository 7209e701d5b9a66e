import { type ReactNode, useState } from 'react';
import { useSay } from '../ui/say.tsx';
import type { KeptFile } from './kept-file.ts';
import { LazyFileDialog } from './lazy-file-dialog.tsx';
import './pictures.css';

export interface FilesMarkProps {
  readonly files: readonly KeptFile[];
  readonly isOwn: boolean;
  readonly about: ReactNode;
}

/** A small sign with how many pictures there are; pressing it opens them. */
export function FilesMark({ files, isOwn, about }: FilesMarkProps) {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const words = say('pictures.count', { count: files.length });
  return (
    <>
      <button
        type="button"
        className="files-mark"
        aria-label={words}
        title={words}
        onClick={() => setOpen(true)}
      >
        <span className="files-sign" aria-hidden="true" />
        {files.length}
      </button>
      {isOpen ? (
        <LazyFileDialog
          files={files}
          evidence={null}
          isOwn={isOwn}
          about={about}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
