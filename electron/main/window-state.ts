import { readFileSync, writeFileSync } from 'node:fs';
import type { BrowserWindow, Rectangle } from 'electron';
import type { WindowBounds } from './window.ts';

const FIRST: WindowBounds = { width: 1366, height: 820 };

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

/**
 * Where the window stood last, as long as a screen is still there; `isVisible` knows the screens
 * that are plugged in.
 */
export function readBounds(path: string, isVisible: (bounds: Rectangle) => boolean): WindowBounds {
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as Partial<Rectangle>;
    const { x, y, width, height } = kept;
    if (!isNumber(x) || !isNumber(y) || !isNumber(width) || !isNumber(height)) return FIRST;
    const bounds = { x, y, width, height };
    return isVisible(bounds) ? bounds : FIRST;
  } catch {
    return FIRST;
  }
}

/** Keeps the place of a window for the next start. */
export function keepBounds(path: string, window: BrowserWindow): void {
  window.on('close', () => {
    try {
      writeFileSync(path, JSON.stringify(window.getNormalBounds()));
    } catch {
      // A window that opens in the middle next time is no loss.
    }
  });
}
