import type { MenuItemConstructorOptions } from 'electron';
import type { Say } from '#shared/text/text.ts';

/** What the menu can ask of the shell itself. */
export interface MenuDoors {
  readonly openDepartment: () => void;
  readonly openOther: () => void;
}

/** The native menu as data. Actions of the gradebook stand in the window's own menus. */
export function menuTemplate(
  platform: string,
  isDevelopment: boolean,
  say: Say,
  doors: MenuDoors,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  // The page has its own undo; the native item must not swallow the keys.
  const pageKeys = { registerAccelerator: false };
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: say('menu.file'),
      submenu: [
        { label: say('menu.department'), click: doors.openDepartment },
        { label: say('menu.open'), click: doors.openOther },
        { type: 'separator' },
        { role: 'close' },
        ...(isMac ? [] : [{ role: 'quit' as const }]),
      ],
    },
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
