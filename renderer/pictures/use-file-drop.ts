import { type DragEvent, useState } from 'react';

/** Marks what takes dropped files itself, so that the window does not bring them in as lists. */
export const TAKES_FILES = 'data-takes-files';

export interface FileDrop {
  /** True while files are held over it. */
  readonly isOver: boolean;
  readonly props: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
    readonly 'data-takes-files': true;
  };
}

/** A place of the page that takes dropped files. */
export function useFileDrop(take: (files: readonly File[]) => void): FileDrop {
  const [isOver, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    isOver,
    props: {
      [TAKES_FILES]: true,
      onDragOver: (event) => {
        // A place inside this one has taken it.
        if (!hasFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node && event.currentTarget.contains(to))) setOver(false);
      },
      onDrop: (event) => {
        setOver(false);
        if (!hasFiles(event) || event.defaultPrevented) return;
        event.preventDefault();
        take([...event.dataTransfer.files]);
      },
    },
  };
}
