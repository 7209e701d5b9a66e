/** How much later than its beginning long work is spoken of. */
const PATIENCE = 300;

/** One line that is written over and over and is gone at the end; only for a terminal. */
export function createProgressLine(write: (text: string) => void, now: () => number) {
  const begun = now();
  let shown = '';
  return {
    tell(label: string, { done, total }: { readonly done: number; readonly total: number }): void {
      if (now() - begun < PATIENCE) return;
      const share = total > 0 ? ` ${Math.min(100, Math.floor((100 * done) / total))} %` : '';
      const line = `${label}…${share}`;
      if (line === shown) return;
      shown = line;
      write(`\r\u001b[K${line}`);
    },
    clear(): void {
      if (shown !== '') write('\r\u001b[K');
      shown = '';
    },
  };
}
