import type * as v from 'valibot';
import type { ChangeKind } from '../model/table.ts';

/** Any schema of the contract: synchronous, issues of the ordinary kind. */
export type Schema = v.GenericSchema<unknown, unknown>;

/**
 * - `query` changes nothing.
 * - `command` is one synchronous, undoable transaction.
 * - `job` is asynchronous: it reports progress and can be cancelled until its one final commit.
 * - `step` walks the journal: undo and redo.
 */
export type Kind = 'query' | 'command' | 'job' | 'step';

export interface Definition<
  K extends Kind = Kind,
  I extends Schema = Schema,
  O extends Schema = Schema,
> {
  readonly kind: K;
  readonly input: I;
  readonly output: O;
  /** The most that it may change; tests hold handlers to it. */
  readonly touches: readonly ChangeKind[];
  /** False: no step that Undo takes back, like a choice of how the window looks. */
  readonly undoable?: false;
}

interface Reading<I extends Schema, O extends Schema> {
  readonly input: I;
  readonly output: O;
}

interface Writing<I extends Schema, O extends Schema> extends Reading<I, O> {
  readonly touches: readonly ChangeKind[];
  readonly undoable?: false;
}

/** Declares a question to the host. */
export const query = <I extends Schema, O extends Schema>(
  d: Reading<I, O>,
): Definition<'query', I, O> => ({
  kind: 'query',
  touches: [],
  ...d,
});

/** Declares a change that is one undoable step. */
export const command = <I extends Schema, O extends Schema>(
  d: Writing<I, O>,
): Definition<'command', I, O> => ({ kind: 'command', ...d });

/** Declares long work. */
export const job = <I extends Schema, O extends Schema>(
  d: Writing<I, O>,
): Definition<'job', I, O> => ({
  kind: 'job',
  ...d,
});

/** Declares a walk along the journal. */
export const step = <I extends Schema, O extends Schema>(
  d: Writing<I, O>,
): Definition<'step', I, O> => ({
  kind: 'step',
  ...d,
});
