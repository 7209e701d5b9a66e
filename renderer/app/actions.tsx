import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { isShortcut, isSingleKey, type Shortcut } from '../ui/shortcut.ts';

/**
 * Something that can be done now. Palette, menus, buttons and keys share these objects, so that a
 * thing has one name and one key everywhere.
 */
export interface Action {
  readonly id: string;
  /** Already in the person's language. */
  readonly label: string;
  /** Other words by which people look for it. */
  readonly words?: string | undefined;
  readonly shortcut?: Shortcut | undefined;
  /** Further keys for the same thing. */
  readonly also?: readonly Shortcut[];
  /** Works while something is being typed; otherwise the field keeps the key. */
  readonly whileTyping?: boolean;
  /** Works while a dialog is open too: what was just done there can be taken back there. */
  readonly inDialogs?: boolean;
  readonly isHidden?: boolean;
  readonly run: () => void;
}

interface Registry {
  put(owner: string, shape: string, actions: readonly Action[]): void;
  remove(owner: string): void;
  all(): readonly Action[];
  listen(listener: () => void): () => void;
}

const Context = createContext<Registry | null>(null);

/** Collects actions and answers their keys; `hasSingleKeys` false leaves single letters alone. */
export function ActionsProvider({
  hasSingleKeys,
  children,
}: {
  hasSingleKeys: boolean;
  children: ReactNode;
}) {
  const registry = useMemo(createRegistry, []);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // A view that used the key has said so; a word being composed is not a shortcut.
      if (event.defaultPrevented || event.isComposing) return;
      const action = registry
        .all()
        .find((known) => keysOf(known).some((key) => isShortcut(event, key) && mayRun(known, key)));
      if (!action) return;
      event.preventDefault();
      action.run();
    };
    const mayRun = (action: Action, key: Shortcut) => {
      if (isSingleKey(key) && !hasSingleKeys) return false;
      if (document.querySelector('[role="menu"], [role="alertdialog"]')) return false;
      if (document.querySelector('[role="dialog"]') && action.inDialogs !== true) return false;
      return action.whileTyping === true || !isTyping(document.activeElement, key);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [registry, hasSingleKeys]);
  return <Context.Provider value={registry}>{children}</Context.Provider>;
}

function useRegistry(): Registry {
  const registry = useContext(Context);
  if (!registry) throw new Error('There is no ActionsProvider above');
  return registry;
}

/** Offers actions as long as the component stands. Later ones win a key. */
export function useActions(actions: readonly Action[]): void {
  const registry = useRegistry();
  const owner = useId();
  const newest = useRef(actions);
  newest.current = actions;
  const shape = actions.map((action) => `${action.id} ${action.label}`).join('\n');
  useEffect(() => {
    // Names are put once per shape; what they do is read when they run.
    registry.put(
      owner,
      shape,
      newest.current.map((action, index) => ({
        ...action,
        run: () => newest.current[index]?.run(),
      })),
    );
    return () => registry.remove(owner);
  }, [registry, owner, shape]);
}

/** Everything that can be done now. */
export function useAllActions(): readonly Action[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.listen, registry.all);
}

const keysOf = (action: Action): readonly Shortcut[] => [
  ...(action.shortcut === undefined ? [] : [action.shortcut]),
  ...(action.also ?? []),
];

/** True when the focused element would take this key as text. */
function isTyping(element: Element | null, key: Shortcut): boolean {
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio'].includes(element.type);
  // A list takes letters to go to an entry, and knows no undo of its own.
  if (element instanceof HTMLSelectElement) return isSingleKey(key);
  return element instanceof HTMLTextAreaElement;
}

function createRegistry(): Registry {
  const byOwner = new Map<string, { shape: string; actions: readonly Action[] }>();
  const listeners = new Set<() => void>();
  let list: readonly Action[] = [];
  const changed = () => {
    list = [...byOwner.values()].reverse().flatMap((owned) => owned.actions);
    for (const listener of listeners) listener();
  };
  return {
    put(owner, shape, actions) {
      if (byOwner.get(owner)?.shape === shape) return;
      byOwner.set(owner, { shape, actions });
      changed();
    },
    remove(owner) {
      byOwner.delete(owner);
      changed();
    },
    all: () => list,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
