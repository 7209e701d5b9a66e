import { type RefObject, useEffect, useState } from 'react';

/** Width of an element in whole pixels; `otherwise` until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>, otherwise: number): number {
  const [width, setWidth] = useState(otherwise);
  useEffect(() => {
    const seen = element.current;
    if (!seen) return;
    const measure = () => {
      if (seen.clientWidth > 0) setWidth(Math.floor(seen.clientWidth));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(seen);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
