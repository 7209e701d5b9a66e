import type { TextKey, TextParams } from '#shared/text/text.ts';
import type { ReadCtx } from '../../context.ts';

/** One thing that is wrong: the key of its sentence and what fills it. */
export interface Finding {
  readonly key: TextKey;
  readonly params: TextParams;
}

/** Looks for one kind of damage; changes nothing. */
export interface Check {
  /** Name of the part of the file that it reads. */
  readonly part: string;
  readonly find: (ctx: ReadCtx) => Finding[];
}
