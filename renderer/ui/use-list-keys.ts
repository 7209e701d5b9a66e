import { type RefObject, useEffect, useRef } from 'react';

/** What stands over the page keeps its keys. */
const OVER_THE_PAGE = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/**
 * Keys of a list whose lines each hold one element with `data-line`: arrows, Home and End move
 * between them; any other key goes to `onKey` with the line's value (true: it was used). The line
 * that had the focus keeps it when the list comes back in another order; where nothing has it, an arrow
 * downwards enters the list.
 */
export function useListKeys(
  list: RefObject<HTMLElement | null>,
  onKey: (key: string, line: string) => boolean,
): void {
  const used = useRef(onKey);
  used.current = onKey;
  const kept = useRef<string | null>(null);

  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const lines = () => [...element.querySelectorAll<HTMLElement>('[data-line]')];
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const here = lineAt(event.target);
      if (here === undefined) return;
      const all = lines();
      const at = all.findIndex((line) => line.dataset.line === here);
      const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
      if (next !== undefined) all[next]?.focus();
      else if (!used.current(event.key, here)) return;
      event.preventDefault();
    };
    const onFocusIn = (event: FocusEvent) => {
      kept.current = lineAt(event.target) ?? null;
    };
    const onFocusOut = (event: FocusEvent) => {
      // Without a next place the line was moved by us, not left by the person.
      if (event.relatedTarget !== null) kept.current = null;
    };
    const onEnter = (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || event.defaultPrevented) return;
      if (event.target !== document.body || document.querySelector(OVER_THE_PAGE)) return;
      lines()[0]?.focus();
      event.preventDefault();
    };
    window.addEventListener('keydown', onEnter);
    element.addEventListener('keydown', onKeyDown);
    element.addEventListener('focusin', onFocusIn);
    element.addEventListener('focusout', onFocusOut);
    return () => {
      window.removeEventListener('keydown', onEnter);
      element.removeEventListener('keydown', onKeyDown);
      element.removeEventListener('focusin', onFocusIn);
      element.removeEventListener('focusout', onFocusOut);
    };
  });

  useEffect(() => {
    if (kept.current === null || document.activeElement !== document.body) return;
    const line = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])].find(
      (one) => one.dataset.line === kept.current,
    );
    line?.focus();
  });
}

function lineAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const own = target.dataset.line;
  if (own !== undefined) return own;
  return target.closest('li, tr')?.querySelector<HTMLElement>('[data-line]')?.dataset.line;
}
