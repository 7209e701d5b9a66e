import { isPicture } from '#shared/domain/attachment/file-type.ts';
import type { Format } from '#shared/text/format.ts';
import type { Say } from '#shared/text/text.ts';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import type { KeptFile } from './kept-file.ts';
import { PictureCanvas } from './picture-canvas.tsx';
import { useSmallPicture } from './use-shown-picture.ts';
import './pictures.css';

export interface FileThumbProps {
  readonly file: KeptFile;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  readonly isCurrent?: boolean | undefined;
  readonly onOpen: () => void;
}

/** A file, small; pressing it opens it large. */
export function FileThumb({ file, number, count, isCurrent, onOpen }: FileThumbProps) {
  const say = useSay();
  const format = useFormat();
  const shown = useSmallPicture(file.id, isPicture(file.type));
  return (
    <button
      type="button"
      className="file-thumb"
      aria-label={fileLabel(say, format, file, number, count)}
      aria-current={isCurrent}
      onClick={onOpen}
    >
      <span className="file-thumb-frame" aria-hidden="true">
        {shown === 'waiting' ? null : shown === 'none' ? (
          <span className="file-sheet">{kindOfFile(file.type)}</span>
        ) : (
          <PictureCanvas bitmap={shown} label="" />
        )}
      </span>{' '}
      <span className="file-size" aria-hidden="true">
        {sizeInWords(say, format, file.size)}
      </span>
    </button>
  );
}

/** What a reader hears of a file; its name may hold a student's, so it is left out. */
export function fileLabel(
  say: Say,
  format: Format,
  { type, size }: KeptFile,
  number: number,
  count: number,
): string {
  const words = { number, count, size: sizeInWords(say, format, size) };
  return isPicture(type)
    ? say('pictures.label-picture', words)
    : say('pictures.label-file', { ...words, kind: kindOfFile(type) });
}

/** 212 kB; never 0. */
export const sizeInWords = (say: Say, format: Format, bytes: number): string =>
  say('pictures.size', { size: format.number(Math.max(1, Math.round(bytes / 1000))) });

/** The letters on the sheet of what is no picture. */
export const kindOfFile = (type: string): string =>
  type === 'application/pdf' ? 'PDF' : type === 'text/plain' ? 'TXT' : '?';
