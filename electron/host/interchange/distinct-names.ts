/** A thing with a title and what could tell it from others of that title, the best first. */
export interface Titled {
  readonly sourcedId: string;
  readonly title: string;
  readonly marks: readonly (string | null)[];
}

/**
 * A name for each thing: its title, or, where several share one, the title with the first mark
 * that tells all of them apart; its sourcedId does in any case.
 */
export function distinctNames(things: readonly Titled[]): Map<string, string> {
  const groups = new Map<string, Titled[]>();
  for (const thing of things) {
    const key = thing.title.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), thing]);
  }
  const names = new Map<string, string>();
  for (const group of groups.values()) {
    const most = Math.max(...group.map((thing) => thing.marks.length));
    let index = 0;
    while (index < most && !tellsApart(group.map((thing) => thing.marks[index] ?? null))) {
      index += 1;
    }
    for (const thing of group) {
      const mark = thing.marks[index] ?? thing.sourcedId;
      names.set(thing.sourcedId, group.length === 1 ? thing.title : `${thing.title} (${mark})`);
    }
  }
  return names;
}

const tellsApart = (marks: readonly (string | null)[]): boolean =>
  marks.every((mark) => mark !== null && mark !== '') && new Set(marks).size === marks.length;

/** The name itself, or with the first number from 2 that nobody has. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} (${number})`)) number += 1;
  return `${name} (${number})`;
}
