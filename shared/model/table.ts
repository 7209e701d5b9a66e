/**
 * How a table of the gradebook is declared: once, as data. The writer, journal, undo, history,
 * check, digest, bundle and merge read these declarations; nobody lists the columns again.
 */

/** `flag` is 0/1 in the file and boolean in code; `json` is text in the file and a value in code. */
export type FieldKind = 'text' | 'int' | 'real' | 'flag' | 'date' | 'instant' | 'json' | 'ref';

export interface Field {
  readonly kind: FieldKind;
  /** The table a `ref` points to; inside the file by integer key, everywhere else by id. */
  readonly to?: string;
  readonly required: boolean;
  /** Says something about this file only: in no bundle, and no part of what two files agree on. */
  readonly local?: true;
  /** The row it points to may be removed and this one stays: it is no work that would be lost. */
  readonly letsGo?: true;
}

/** What a bundle is for; it decides what is left out. */
export const PURPOSES = ['my-other-computer', 'department', 'case-manager', 'hand-over'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Beside those a person chooses from: a packet of work for a second judge, and its way back. */
export const BUNDLE_PURPOSES = [...PURPOSES, 'second-check'] as const;
export type BundlePurpose = (typeof BUNDLE_PURPOSES)[number];

/** Leaves the teacher's own two laptops alone: everything that other people need not have. */
export const FOR_OTHERS: readonly Purpose[] = ['department', 'case-manager', 'hand-over'];

export interface Table {
  /** What kind of thing a change here is; views refetch by it. */
  readonly changes: ChangeKind;
  readonly fields: Readonly<Record<string, Field>>;
  /** Rows are written once; their values are not repeated in the journal. */
  readonly appendOnly?: boolean;
  /** Purposes of bundles that leave the table out; all of PURPOSES: it never leaves this file. */
  readonly leftOutOf?: readonly Purpose[];
  /** Rows that some purposes leave out: those with one of the values in the field. */
  readonly leftOutRows?: {
    readonly field: string;
    readonly values: readonly string[];
    readonly of: readonly Purpose[];
  };
  /** Travels only in a bundle for which the files were asked for, with the bytes it names. */
  readonly ofFiles?: true;
  /** The newest word counts and nobody is asked: rows that are themselves an answer. */
  readonly newestCounts?: true;
  /** Fields that name the person; pseudonyms empty them. */
  readonly personal?: readonly string[];
}

/** The kinds of things that can change; every command answers which it touched. */
export const CHANGE_KINDS = [
  'gradebook',
  'roster',
  'calendar',
  'course',
  'plan',
  'scale',
  'evidence',
  /** Pictures and files of evidence: no level depends on them. */
  'files',
  'marks',
  'overrides',
  'habits',
  'results',
  'contacts',
  'visits',
  'tasks',
  'terms',
  'rules',
  'handed-in',
  'notes',
  'settings',
  'merges',
  /** Copies of the file: no table, but views show them. */
  'backups',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Optional<K extends FieldKind, To extends string = never> {
  readonly kind: K;
  readonly to?: To;
  readonly required: false;
}
export interface Required<K extends FieldKind, To extends string = never> {
  readonly kind: K;
  readonly to?: To;
  readonly required: true;
}

/** A field that may be empty. */
export const optional = <K extends Exclude<FieldKind, 'ref'>>(kind: K): Optional<K> => ({
  kind,
  required: false,
});

/** A field that every row has. */
export const required = <K extends Exclude<FieldKind, 'ref'>>(kind: K): Required<K> => ({
  kind,
  required: true,
});

/** A link to a row of another table that may be missing. */
export const optionalRef = <To extends string>(to: To): Optional<'ref', To> => ({
  kind: 'ref',
  to,
  required: false,
});

/** A link to a row of another table. */
export const ref = <To extends string>(to: To): Required<'ref', To> => ({
  kind: 'ref',
  to,
  required: true,
});

/** A field that says something about this file only. */
export const local = <F extends Field>(field: F): F & { readonly local: true } => ({
  ...field,
  local: true,
});

/**
 * A link that does not hold what it points to. Every other link does: a row that was removed stays
 * while something hangs on it that whoever removed it had not heard of.
 */
export const letsGo = <F extends Field>(field: F): F & { readonly letsGo: true } => ({
  ...field,
  letsGo: true,
});

/** The type in code of a field's value when it is there. */
export type FieldValue<K extends FieldKind> = K extends 'int' | 'real' | 'instant'
  ? number
  : K extends 'flag'
    ? boolean
    : K extends 'json'
      ? unknown
      : string;

/** A row in code, links as outside ids. */
export type RowOf<T extends Table> = {
  [F in keyof T['fields']]: T['fields'][F]['required'] extends true
    ? FieldValue<T['fields'][F]['kind']>
    : FieldValue<T['fields'][F]['kind']> | null;
};
