/** Sets off the short, silent sign of mastery at a drawn cell; nothing where it is out of view. */
export function flashCell(
  scroller: HTMLElement,
  row: number,
  column: number,
  strength: 'quiet' | 'more',
): void {
  const cell = scroller.querySelector(`[data-row="${row}"] > [aria-colindex="${column + 2}"]`);
  const name = `flash-${strength}`;
  if (!cell) return;
  cell.setAttribute('data-flash', name);
  // Both ways out, because reduced motion has no animation that could end.
  const clear = () => cell.removeAttribute('data-flash');
  cell.addEventListener('animationend', clear, { once: true });
  setTimeout(clear, 1500);
}
