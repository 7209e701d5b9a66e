import { type ReactNode, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Id of the place at the right of the class header that a view may fill. */
export const CLASS_ASIDE = 'class-aside';

/** Puts something of a view at the right of the class header ("Recording: check · by Rivera"). */
export function ClassAside({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useEffect(() => setPlace(document.getElementById(CLASS_ASIDE)), []);
  return place ? createPortal(children, place) : null;
}
