/** How much later than its beginning long work is spoken of. */
const PATIENCE = 300;

/** One line that is written over and over and is gone at the end; only for a terminal. */
export function createProgressLine(write: (text: string) => void, now: () => number) {
  const begun = now();
  let shown = '';
  let told = '';
  let later: NodeJS.Timeout | undefined;
  const show = (): void => {
    if (told === shown) return;
    shown = told;
    write(`\r\u001b[K${told}`);
  };
  return {
    tell(label: string, { done, total }: { readonly done: number; readonly total: number }): void {
      const share = total > 0 ? ` ${Math.min(100, Math.floor((100 * done) / total))} %` : '';
      told = `${label}…${share}`;
      const wait = PATIENCE - (now() - begun);
      if (wait <= 0) show();
      // A key that is derived says nothing for a second: what was told last is shown then.
      else later ??= setTimeout(show, wait).unref();
    },
    clear(): void {
      clearTimeout(later);
      later = undefined;
      told = '';
      if (shown !== '') write('\r\u001b[K');
      shown = '';
    },
  };
}
