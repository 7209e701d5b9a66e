import { type CSSProperties, useEffect, useMemo, useState } from 'react';

/** The letters of a chosen line, which are the widest that stand there. */
const FONT = '700 14px "Atkinson Hyperlegible Next Variable"';

/** Lengths from which the style sheet finds how wide the names may stand. */
export function useNameSpace(students: readonly string[], columns: number): CSSProperties {
  const [isLoaded, setLoaded] = useState(() => document.fonts?.check(FONT) ?? true);
  useEffect(() => {
    if (isLoaded) return;
    let isGone = false;
    void document.fonts.load(FONT).then(() => {
      if (!isGone) setLoaded(true);
    });
    return () => {
      isGone = true;
    };
  }, [isLoaded]);
  // Once for each roster: an entry or a scroll changes none of the names.
  const names = students.join('\n');
  const longest = useMemo(() => (isLoaded ? longestOf(names.split('\n')) : 0), [names, isLoaded]);
  return useMemo(
    () => ({ '--longest-name': `${longest}px`, '--columns': columns }) as CSSProperties,
    [longest, columns],
  );
}

function longestOf(names: readonly string[]): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  context.font = FONT;
  return Math.ceil(Math.max(0, ...names.map((name) => context.measureText(name).width)));
}
