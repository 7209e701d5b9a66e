import { type ReactNode, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/** Id of the place beside the name of the class that a view may fill. */
export const CLASS_ASIDE = 'class-aside';

/** Puts something of a view beside the name of the class ("In order of need"); else where it is. */
export function ClassAside({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => setPlace(document.getElementById(CLASS_ASIDE)), []);
  return place ? createPortal(children, place) : children;
}
