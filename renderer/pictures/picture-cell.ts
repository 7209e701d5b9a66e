import { useEffect, useRef } from 'react';

/** A cell of a grid: whose attempt at what, in which class. */
export interface PictureCell {
  readonly class: string;
  readonly student: string;
  readonly objective: string;
}

/** Who says which cell is chosen now, the last first. */
const choosers: { current: () => PictureCell | null }[] = [];

/** The cell that the keyboard stands in; null: none. */
export const chosenCell = (): PictureCell | null => choosers.at(-1)?.current() ?? null;

/** As long as the view stands, it says which cell is chosen. */
export function useChosenForPictures(choose: () => PictureCell | null): void {
  const own = useRef(choose);
  own.current = choose;
  useEffect(() => {
    choosers.push(own);
    return () => {
      choosers.splice(choosers.indexOf(own), 1);
    };
  }, []);
}

/** True for one and the same cell, or for none twice. */
export const isSameCell = (a: PictureCell | null, b: PictureCell | null): boolean =>
  a?.class === b?.class && a?.student === b?.student && a?.objective === b?.objective;
