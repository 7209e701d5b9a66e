import type { Bridge } from './bridge.ts';

declare global {
  interface Window {
    /** Set by the preload script of the desktop shell; nobody else may. */
    readonly gradebook?: Bridge;
  }
}

/** The desktop shell's bridge; null when this window is a page of the loopback shell. */
export function electronBridge(): Bridge | null {
  return window.gradebook ?? null;
}
