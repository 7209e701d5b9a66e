/** Finds a drawn cell; row −1 are the heads of the columns. */
export function cellSelector(row: number, column: number): string {
  const line = row < 0 ? '.grid-codes' : `[data-row="${row}"]`;
  return `${line} > [aria-colindex="${column + 2}"]`;
}

/** Sets off the short, silent sign of mastery at a drawn cell; nothing where it is out of view. */
export function flashCell(
  scroller: HTMLElement,
  row: number,
  column: number,
  strength: 'quiet' | 'more',
): void {
  const cell = scroller.querySelector(cellSelector(row, column));
  const name = `flash-${strength}`;
  if (!cell) return;
  cell.setAttribute('data-flash', name);
  // Both ways out, because reduced motion has no animation that could end.
  const clear = () => cell.removeAttribute('data-flash');
  cell.addEventListener('animationend', clear, { once: true });
  setTimeout(clear, 1500);
}
