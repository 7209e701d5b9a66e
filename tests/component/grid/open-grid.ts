import { screen, waitFor } from '@testing-library/react';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import type { TestHost } from '../../helpers/memory-host.ts';
import { type OpenWindow, openWindow } from '../../helpers/open-window.tsx';

/** jsdom lays nothing out; a grid of no size would draw no cells. */
export function giveSizes(): void {
  const size = (name: 'clientWidth' | 'clientHeight', value: number) =>
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get(this: HTMLElement) {
        return this.classList.contains('grid') ? value : 0;
      },
    });
  size('clientWidth', 1200);
  size('clientHeight', 700);
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.setPointerCapture = () => undefined;
}

/** The window at the grid of a class. */
export interface Opened extends OpenWindow {
  readonly built: Built;
}

/** Four students, two units of two objectives, on a Tuesday; the window stands at the grid. */
export async function openGrid(
  prepare?: (host: TestHost, built: Built) => Promise<unknown>,
): Promise<Opened> {
  let built: Built | undefined;
  const opened = await openWindow({
    before: async (host) => {
      await host.ask('gradebook.save', { teacher: 'Rivera' });
      built = await aGradebook(host)
        .withClass('Algebra')
        .withStudents(4)
        .withCourse([
          { code: 'A1.1', unit: 'Lines', critical: true, due: '2026-11-02' },
          { code: 'A1.2', unit: 'Lines', needs: ['A1.1'], due: '2026-11-05' },
          { code: 'A2.1', unit: 'Graphs', due: '2026-12-01' },
          { code: 'A2.2', unit: 'Graphs', due: '2026-12-04' },
        ])
        .build();
      await prepare?.(host, built);
      return `#/class/${built.class}/grid`;
    },
  });
  if (!built) throw new Error('not built');
  return { ...opened, built };
}

/** The grid. */
export const grid = () => screen.findByRole('grid');
/** The cell at a row and column, from 0. */
export const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector<HTMLElement>(
    `[data-row="${row}"] > [aria-colindex="${column + 2}"]`,
  );
  if (!found) throw new Error(`no cell ${row}/${column}`);
  return found;
};
/** What a reader hears of a cell. */
export const said = (row: number, column: number) =>
  cell(row, column).getAttribute('aria-label') ?? '';
/** The messages. */
export const toasts = () => screen.getByRole('region', { name: 'Messages' });

/** The keyboard in the first cell. */
export async function enter({ user }: Opened): Promise<void> {
  const table = await grid();
  await waitFor(() => cell(0, 0));
  table.focus();
  await user.keyboard('{Control>}{Home}{/Control}');
}
