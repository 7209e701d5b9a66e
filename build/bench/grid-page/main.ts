import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import '../../../renderer/styles/levels.css';
import '../../../renderer/features/department/department-view.css';
import { createElement, type ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { ActionsProvider } from '../../../renderer/app/actions.tsx';
import { type Client, createClient } from '../../../renderer/data/client.ts';
import { ClientProvider } from '../../../renderer/data/client-context.tsx';
import { HeatMap } from '../../../renderer/features/department/heat-map.tsx';
import { ClassGrid } from '../../../renderer/features/gradebook/class-grid.tsx';
import { ToastProvider } from '../../../renderer/ui/toast.tsx';
import { answering, fakeBridge } from './fake-bridge.ts';
import { syntheticGrid } from './synthetic-grid.ts';
import { syntheticMap } from './synthetic-map.ts';

/** What the measuring side calls; everything here runs in the page. */
export interface GridPage {
  /** Brings a class into the client's cache and leaves the page empty. */
  prepare(students: number, objectives: number): Promise<void>;
  /** The same with a department's heat map. */
  prepareMap(sections: number, objectives: number): Promise<void>;
  /** Draws the grid or the map from the cache; answers when its cells stand in the document. */
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
let shown: ReactElement | null = null;

const page: GridPage = {
  async prepare(students, objectives) {
    const grid = syntheticGrid(students, objectives);
    const classId = grid.class.id;
    shown = createElement(ClassGrid, {
      classId,
      onOpenStudent: () => undefined,
      onImport: () => undefined,
    });
    client = createClient(fakeBridge(grid));
    client.cache.listen('grid.get', { class: classId }, () => undefined);
    client.cache.listen('gradebook.get', {}, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 50));
  },
  async prepareMap(sections, objectives) {
    client = createClient(
      answering({ 'department.objectives': syntheticMap(sections, objectives) }),
    );
    client.cache.listen('department.objectives', {}, () => undefined);
    shown = createElement('div', { className: 'department' }, createElement(HeatMap));
    await new Promise((resolve) => setTimeout(resolve, 50));
  },
  mount() {
    if (!client) return;
    const toasts = createElement(ToastProvider, null, shown);
    root = createRoot(place);
    const held = client;
    const Measured = () =>
      ClientProvider({
        client: held,
        children: ActionsProvider({ hasSingleKeys: true, children: toasts }),
      });
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
