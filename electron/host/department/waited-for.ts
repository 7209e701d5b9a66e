import { mayBeCalled } from '#shared/domain/teacher-name.ts';

interface Awaited {
  readonly name: string;
  readonly since: string;
  readonly source: string | null;
}

interface Came {
  readonly id: string;
  readonly teacher: string | null;
}

/** Which files are those waited for, and of whom none is here. */
export interface WaitedFor {
  /** The name under which a file was waited for, by its gradebook's id. */
  readonly of: ReadonlyMap<string, string>;
  readonly missing: readonly {
    readonly name: string;
    readonly since: string;
    readonly maybe: { readonly source: string; readonly name: string }[];
  }[];
}

/** Files are a teacher's by the very name or by a person's word; a name that is like it only asks. */
export function waitedFor(awaited: readonly Awaited[], files: readonly Came[]): WaitedFor {
  const of = new Map<string, string>();
  const joined = new Set<string>();
  for (const { name, source } of awaited) {
    for (const { id, teacher } of files) {
      if (teacher !== name && id !== source) continue;
      of.set(id, name);
      joined.add(name);
    }
  }
  const open = files.filter(({ id, teacher }) => teacher !== null && !of.has(id));
  const missing = awaited
    .filter(({ name }) => !joined.has(name))
    .map(({ name, since }) => ({
      name,
      since,
      maybe: open.flatMap(({ id, teacher }) =>
        teacher !== null && mayBeCalled(name, teacher) ? [{ source: id, name: teacher }] : [],
      ),
    }));
  return { of, missing };
}
