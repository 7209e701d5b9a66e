import * as v from 'valibot';
import { contract, isName, type Name } from '#shared/contract/contract.ts';
import type { Definition } from '#shared/contract/define.ts';
import { type Trouble, TroubleError } from '#shared/contract/errors.ts';
import type { Envelope } from '#shared/contract/port.ts';
import type { ChangeKind } from '#shared/model/table.ts';
import { thingWords } from '#shared/text/thing-words.ts';
import { traceOf } from '#shared/util/trace-of.ts';
import type { Effects, JobCtx, ReadCtx } from './context.ts';
import { invalid } from './found.ts';
import type { Handlers } from './registry.ts';
import { say } from './say.ts';
import { classify } from './store/connection.ts';
import type { Door } from './transact.ts';
import { redo, type Undone, undo } from './undo.ts';

/** Answers one request. Never throws and never rejects. */
export type Dispatch = (name: string, input: unknown, job: JobCtx) => Promise<Envelope>;

export interface DispatchOptions {
  readonly door: Door;
  readonly handlers: Handlers;
  readonly effects: Effects;
  readonly device: string;
  /** Parse what handlers answer too; in tests and development. */
  readonly checkOutput: boolean;
}

/** Find, parse, run inside the right kind of transaction, wrap. */
export function createDispatch({
  door,
  handlers,
  effects,
  device,
  checkOutput,
}: DispatchOptions): Dispatch {
  const run = async (name: Name, input: unknown, job: JobCtx) => {
    // The map guarantees that this handler takes this input; the compiler cannot follow a union.
    const handler = handlers[name] as (ctx: unknown, input: unknown) => unknown;
    const kind = contract[name].kind;
    if (kind === 'query') return { value: answer(door, handler, input), changes: [] };
    if (kind === 'command') {
      const role = (contract[name] as Definition).undoable === false ? 'setup' : 'do';
      return door.transact({ name, role }, (ctx) => handler(ctx, input));
    }
    if (kind === 'step') {
      let undone: Undone | undefined;
      const walk = (direction: 'undo' | 'redo') => {
        undone = direction === 'undo' ? undo(door, device) : redo(door, device);
        return undone;
      };
      const value = handler({ ...door.readCtx(), walk }, input);
      return { value, changes: undone?.changes ?? [] };
    }
    const changes = new Set<ChangeKind>();
    const watched: JobCtx = {
      ...job,
      transact: (step, work) => {
        const outcome = job.transact(step, work);
        for (const change of outcome.changes) changes.add(change);
        return outcome;
      },
    };
    const value = await handler(watched, input);
    return { value, changes: [...changes] };
  };

  return async (name, input, job) => {
    if (!isName(name))
      return failure({ code: 'UNKNOWN_METHOD', params: { name: name.slice(0, 100) } });
    const parsed = v.safeParse(contract[name].input, input);
    if (!parsed.success) return failure(badInput(parsed.issues));
    try {
      const { value, changes } = await run(name, parsed.output, job);
      if (checkOutput) v.parse(contract[name].output, value);
      return { ok: true, value, rev: door.revision(), changes };
    } catch (error) {
      const known = classify(error, door.readCtx().file);
      if (known instanceof TroubleError) return failure(known.trouble);
      const ref = effects.newId().slice(-8);
      effects.log(`${ref} ${name} ${traceOf(error)}`);
      return failure({ code: 'INTERNAL', params: { name }, ref });
    }
  };
}

/** A question that names a moment is answered from what the gradebook held then. */
function answer(
  door: Door,
  handler: (ctx: ReadCtx, input: unknown) => unknown,
  input: unknown,
): unknown {
  const ctx = door.readCtx();
  const { knownOn } = input as { readonly knownOn?: string };
  if (knownOn === undefined) return handler(ctx, input);
  const past = ctx.asKnownOn(knownOn);
  try {
    return handler(past, input);
  } catch (error) {
    const isLater = error instanceof TroubleError && error.trouble.code === 'NOT_FOUND';
    if (!isLater || past === ctx) throw error;
    const what = thingWords(say, String(error.trouble.params.what));
    throw invalid('the day or instant', knownOn, 'why.not-known-yet', { what });
  }
}

const failure = (error: Trouble): Envelope => ({ ok: false, error });

function badInput(issues: readonly v.BaseIssue<unknown>[]): Trouble {
  const issue = issues[0];
  const field = issue?.path?.map((part) => String(part.key)).join('.') ?? '';
  return { code: 'BAD_INPUT', params: { field, message: issue?.message.slice(0, 300) ?? '' } };
}
