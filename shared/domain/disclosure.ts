/** What kind of thing left, as the log is filtered. */
export const DISCLOSURE_KINDS = [
  'paper',
  'file',
  'record',
  'bundle',
  'department',
  'course',
  'log',
] as const;
export type DisclosureKind = (typeof DISCLOSURE_KINDS)[number];

/** What is written in the words of the log, each with its kind; paper and departments by their first word. */
const KNOWN: ReadonlyMap<string, DisclosureKind> = new Map([
  ['bundle', 'bundle'],
  ['second check', 'bundle'],
  ['xapi', 'record'],
  ['badges', 'record'],
  ['work', 'record'],
  ['course', 'course'],
  ['case', 'course'],
  ['log', 'log'],
]);

/** The kind of a line of the log; whatever else was written is a file. */
export function disclosureKind(what: string, purpose: string | null): DisclosureKind {
  const [first] = what.split(' ', 1);
  if (first === 'print') return 'paper';
  if (first === 'department') return 'department';
  if (what === 'bundle' && purpose === 'hand-over') return 'record';
  return KNOWN.get(what) ?? 'file';
}

/** A line of the log, as far as it says whose work was in it. */
export interface DisclosedTo {
  readonly what: string;
  /** Ids; empty: all classes. */
  readonly classes: readonly string[];
  readonly students: number;
  /** Ids of the students where it was not everybody of the classes. */
  readonly who: readonly string[] | null;
}

/** Whole classes with everybody who was ever in them, not only who was there on that day. */
const WITH_FORMER: ReadonlySet<string> = new Set(['bundle', 'evidence', 'department database']);

/**
 * True when a student's work was in what left. `belonged` answers whether the student was in one of
 * these classes (none: in any) on the day it left, or `ever` until then.
 */
export function wasAbout(
  line: DisclosedTo,
  student: string,
  belonged: (classes: readonly string[], ever: boolean) => boolean,
): boolean {
  if (line.who !== null) return line.who.includes(student);
  return line.students > 0 && belonged(line.classes, WITH_FORMER.has(line.what));
}
