import { createContext, type ReactNode, useContext } from 'react';

/**
 * The teacher whose class is only read here; null where it is edited. Below it buttons are left out
 * and fields only show, so that a new control of a class is safe before anybody thinks of it; what
 * merely looks says so with `Reading`.
 */
const ReadOnlyContext = createContext<string | null>(null);

export interface ReadOnlyProps {
  /** Null: edited as ever. */
  readonly teacher: string | null;
  readonly children: ReactNode;
}

/** What stands below is a class that may be another teacher's. */
export function ReadOnly({ teacher, children }: ReadOnlyProps) {
  return <ReadOnlyContext.Provider value={teacher}>{children}</ReadOnlyContext.Provider>;
}

/** Controls that only look (filters, days, printing, writing a file), or that write what is one's own. */
export function Reading({ children }: { children: ReactNode }) {
  return <ReadOnlyContext.Provider value={null}>{children}</ReadOnlyContext.Provider>;
}

/** What changes a class, where it is not drawn by buttons and fields. */
export function Changes({ children }: { children: ReactNode }) {
  return useReadOnly() ? null : children;
}

/** True where nothing may be offered that changes. */
export const useReadOnly = (): boolean => useContext(ReadOnlyContext) !== null;

/** The teacher to ask for a change; null where it can be made here. */
export const useOtherTeacher = (): string | null => useContext(ReadOnlyContext);
