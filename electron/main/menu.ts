import type { MenuItemConstructorOptions } from 'electron';
import type { Say } from '#shared/text/text.ts';

/** The native menu as data. Actions of the gradebook stand in the window's own menus. */
export function menuTemplate(
  platform: string,
  isDevelopment: boolean,
  say: Say,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  // The page has its own undo; the native item must not swallow the keys.
  const pageKeys = { registerAccelerator: false };
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    { label: say('menu.file'), submenu: [{ role: isMac ? 'close' : 'quit' }] },
    {
      label: say('menu.edit'),
      submenu: [
        { role: 'undo', ...pageKeys },
        { role: 'redo', ...pageKeys },
        { type: 'separator' },
        { role: 'cut', ...pageKeys },
        { role: 'copy', ...pageKeys },
        { role: 'paste', ...pageKeys },
        { role: 'selectAll', ...pageKeys },
      ],
    },
    {
      label: say('menu.view'),
      submenu: [
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'resetZoom' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(isDevelopment ? [{ role: 'toggleDevTools' as const }] : []),
      ],
    },
    { role: 'windowMenu' },
  ];
}
