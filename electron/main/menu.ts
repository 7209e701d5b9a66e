import type { MenuItemConstructorOptions } from 'electron';
import type { Say, TextKey } from '#shared/text/text.ts';

/** What the menu can ask of the shell itself. */
export interface MenuDoors {
  readonly openDepartment: () => void;
  readonly openOther: () => void;
}

/** Electron's own items speak English alone, so each is given its words. */
const WORDS = {
  about: 'menu.about',
  close: 'menu.close',
  copy: 'menu.copy',
  cut: 'menu.cut',
  front: 'menu.front',
  hide: 'menu.hide',
  hideOthers: 'menu.hide-others',
  minimize: 'menu.minimize',
  paste: 'menu.paste',
  quit: 'menu.quit',
  redo: 'menu.redo',
  resetZoom: 'menu.zoom-reset',
  selectAll: 'menu.select-all',
  togglefullscreen: 'menu.full-screen',
  undo: 'menu.undo',
  unhide: 'menu.unhide',
  zoom: 'menu.zoom',
  zoomIn: 'menu.zoom-in',
  zoomOut: 'menu.zoom-out',
} as const satisfies Partial<Record<NonNullable<MenuItemConstructorOptions['role']>, TextKey>>;

/** The native menu as data. Actions of the gradebook stand in the window's own menus. */
export function menuTemplate(
  platform: string,
  isDevelopment: boolean,
  say: Say,
  doors: MenuDoors,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const item = (role: keyof typeof WORDS): MenuItemConstructorOptions => ({
    role,
    label: say(WORDS[role]),
  });
  // The page has its own undo; the native item must not swallow the keys.
  const pageItem = (role: keyof typeof WORDS) => ({ ...item(role), registerAccelerator: false });
  const line = { type: 'separator' } as const;
  const ofMac: MenuItemConstructorOptions = {
    label: say('app.name'),
    submenu: [
      item('about'),
      line,
      item('hide'),
      item('hideOthers'),
      item('unhide'),
      line,
      item('quit'),
    ],
  };
  return [
    ...(isMac ? [ofMac] : []),
    {
      label: say('menu.file'),
      submenu: [
        { label: say('menu.department'), click: doors.openDepartment },
        { label: say('menu.open'), click: doors.openOther },
        line,
        item('close'),
        ...(isMac ? [] : [item('quit')]),
      ],
    },
    {
      label: say('menu.edit'),
      submenu: [
        pageItem('undo'),
        pageItem('redo'),
        line,
        pageItem('cut'),
        pageItem('copy'),
        pageItem('paste'),
        pageItem('selectAll'),
      ],
    },
    {
      label: say('menu.view'),
      submenu: [
        item('zoomIn'),
        item('zoomOut'),
        item('resetZoom'),
        line,
        item('togglefullscreen'),
        ...(isDevelopment ? [{ role: 'toggleDevTools' as const }] : []),
      ],
    },
    {
      label: say('menu.window'),
      submenu: [item('minimize'), ...(isMac ? [item('zoom'), line, item('front')] : [])],
    },
  ];
}
