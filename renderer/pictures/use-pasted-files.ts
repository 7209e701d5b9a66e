import { useEffect, useRef } from 'react';

type Take = (files: readonly File[]) => void;

/** Who takes pasted files, the last first: a dialog stands over the panel that opened it. */
const takers: { current: Take }[] = [];

const onPaste = (event: ClipboardEvent) => {
  const files = [...(event.clipboardData?.files ?? [])];
  // Spreadsheets put a picture beside the cells; then the text is what was meant.
  const hasText = event.clipboardData?.types.includes('text/plain') === true;
  const taker = takers.at(-1);
  if (event.defaultPrevented || files.length === 0 || hasText || !taker) return;
  event.preventDefault();
  taker.current(files);
};

/** Takes the files of a paste, a screenshot mostly, as long as the component stands. */
export function usePastedFiles(take: Take | null): void {
  const newest = useRef<Take>(() => undefined);
  newest.current = take ?? (() => undefined);
  const isOn = take !== null;
  useEffect(() => {
    if (!isOn) return;
    const own = { current: (files: readonly File[]) => newest.current(files) };
    if (takers.length === 0) window.addEventListener('paste', onPaste);
    takers.push(own);
    return () => {
      takers.splice(takers.indexOf(own), 1);
      if (takers.length === 0) window.removeEventListener('paste', onPaste);
    };
  }, [isOn]);
}
