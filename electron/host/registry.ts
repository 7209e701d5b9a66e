import type { Contract, Name, Output, Parsed } from '#shared/contract/contract.ts';
import type { JobCtx, ReadCtx, WriteCtx } from './context.ts';
import type { Undone } from './undo.ts';

/** What `step` handlers walk with. */
export interface StepCtx extends ReadCtx {
  readonly walk: (direction: 'undo' | 'redo') => Undone;
}

/** Queries, commands and steps answer at once; a promise here would be a compile error. */
export type Handler<N extends Name> = Contract[N]['kind'] extends 'query'
  ? (ctx: ReadCtx, input: Parsed<N>) => Output<N>
  : Contract[N]['kind'] extends 'command'
    ? (ctx: WriteCtx, input: Parsed<N>) => Output<N>
    : Contract[N]['kind'] extends 'step'
      ? (ctx: StepCtx, input: Parsed<N>) => Output<N>
      : (ctx: JobCtx, input: Parsed<N>) => Promise<Output<N>>;

/** Every name of the contract has a handler; a missing or extra one does not compile. */
export type Handlers = { readonly [N in Name]: Handler<N> };
