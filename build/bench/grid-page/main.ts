import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import '../../../renderer/styles/levels.css';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { type Client, createClient } from '../../../renderer/data/client.ts';
import { ClientProvider } from '../../../renderer/data/client-context.tsx';
import { ClassGrid } from '../../../renderer/features/gradebook/class-grid.tsx';
import { ToastProvider } from '../../../renderer/ui/toast.tsx';
import { fakeBridge } from './fake-bridge.ts';
import { syntheticGrid } from './synthetic-grid.ts';

/** What the measuring side calls; everything here runs in the page. */
export interface GridPage {
  /** Brings a class into the client's cache and leaves the page empty. */
  prepare(students: number, objectives: number): Promise<void>;
  /** Draws the grid from the cache; answers when its cells stand in the document. */
  mount(): void;
  unmount(): void;
  /** Markup of everything that is drawn of the grid. */
  markup(): string;
  /** Puts that markup into the empty page the fastest way there is. */
  raw(markup: string): void;
}

const place = document.getElementById('root') ?? document.body;
let client: Client | null = null;
let root: Root | null = null;
let classId = '';

const page: GridPage = {
  async prepare(students, objectives) {
    const grid = syntheticGrid(students, objectives);
    classId = grid.class.id;
    client = createClient(fakeBridge(grid));
    client.cache.listen('grid.get', { class: classId }, () => undefined);
    client.cache.listen('gradebook.get', {}, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
  },
  mount() {
    if (!client) return;
    const grid = createElement(ClassGrid, {
      classId,
      onOpenStudent: () => undefined,
      onImport: () => undefined,
    });
    const toasts = createElement(ToastProvider, null, grid);
    root = createRoot(place);
    const held = client;
    const Measured = () => ClientProvider({ client: held, children: toasts });
    flushSync(() => root?.render(createElement(Measured)));
  },
  unmount() {
    root?.unmount();
    root = null;
    place.replaceChildren();
  },
  markup: () => place.querySelector('.class-grid-main')?.outerHTML ?? '',
  raw(markup) {
    place.innerHTML = markup;
  },
};

Object.assign(window, { page });
