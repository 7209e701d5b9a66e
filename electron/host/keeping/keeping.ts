import type { Output, Parsed } from '#shared/contract/contract.ts';

export type View = Output<'keeping.get'>;
export type Word = Parsed<'keeping.settle'>['what'];

/** What a gradebook in memory is told: it lies nowhere. */
export const KEPT_NOWHERE: View = {
  place: null,
  second: null,
  isSecondPutOff: false,
  offers: [],
  isOnlyCopy: false,
  copies: [],
  swapped: null,
};

/** Watches over where one open gradebook and its copies lie. */
export interface Keeping {
  readonly home: string;
  view(now: number): View;
  /** Looks at disks, at copies beside the file, and for what a swapped file lacks. */
  look(): Promise<void>;
  /** Remembers the newest step, so that the file is known again. */
  seen(): void;
  /** Another file is put in this one's place, by a person's word. */
  forget(): void;
  /** After a backup was made; `forgotten` are pictures that were removed by a person's word. */
  copyBackups(forgotten?: readonly string[]): Promise<void>;
  /** Backups were rewritten: what is in the second folder follows, also once a stick is back. */
  rewriteSecond(): Promise<void>;
  settle(word: Word): void;
  chooseSecond(folder: string | null): Promise<number>;
  take(copy: string | null): Promise<Output<'keeping.take'>>;
  /** Where the file can move to; throws TroubleError where that is no better. */
  target(): string;
  move(to: string): Promise<void>;
}
