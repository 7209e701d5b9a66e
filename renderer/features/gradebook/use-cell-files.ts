import type { ReactNode } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useIsOwnClass } from '../../data/use-is-own-class.ts';
import { type AddFiles, useAddFiles } from '../../pictures/use-add-files.ts';
import { type FileDrop, useFileDrop } from '../../pictures/use-file-drop.ts';
import { usePastedFiles } from '../../pictures/use-pasted-files.ts';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';

/** The pictures of a cell's attempts. */
export interface CellFiles {
  readonly adding: AddFiles;
  /** The attempt that takes what is pasted or dropped on the panel; null: there is none. */
  readonly newest: string | null;
  /** False in another teacher's section: there they are only looked at. */
  readonly isOwn: boolean;
  /** Files are held over the panel. */
  readonly isOver: boolean;
  readonly drop: FileDrop;
  /** Whose attempts they are. */
  readonly about: ReactNode;
}

/** What is pasted or dropped on a cell goes to its newest attempt. */
export function useCellFiles(
  classId: string,
  cell: Output<'cell.get'> | undefined,
  about: ReactNode,
): CellFiles {
  const say = useSay();
  const { show } = useToasts();
  const adding = useAddFiles();
  const isOwn = useIsOwnClass(classId);
  const newest = cell?.attempts.find((attempt) => attempt.voided === null);
  const take = (files: readonly File[]) => {
    if (newest) void adding.add(newest.id, newest.files.length, files);
    else show({ message: say('pictures.no-attempt'), tone: 'trouble', topic: 'pictures' });
  };
  const drop = useFileDrop(take);
  usePastedFiles(isOwn ? take : null);
  return { adding, newest: newest?.id ?? null, isOwn, isOver: drop.isOver, drop, about };
}
