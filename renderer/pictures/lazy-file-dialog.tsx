import { Suspense } from 'react';
import { lazily } from '../ui/lazily.tsx';
import type { FileDialogProps } from './file-dialog.tsx';

const FileDialog = lazily(() => import('./file-dialog.tsx'), 'FileDialog');

/** The dialog of an attempt's files; its code is fetched when it is first opened. */
export function LazyFileDialog(props: FileDialogProps) {
  return (
    <Suspense>
      <FileDialog {...props} />
    </Suspense>
  );
}
