import type { Output } from '#shared/contract/contract.ts';
import { linksThatHold } from '#shared/model/holding.ts';
import type { TableName } from '#shared/model/tables.ts';
import { rowWords } from '#shared/text/field-words.ts';
import type { ReadCtx } from '../context.ts';
import { say } from '../say.ts';
import type { RowName } from '../store/kept-rows.ts';
import { attemptsOf } from '../store/merge-store.ts';
import { removedPackets } from '../store/second-check-store.ts';
import { rowName } from './row-name.ts';

/** A row that was removed on one side while the other worked with it. */
export interface StandsAgain extends RowName {
  /** It was removed here; else by whoever wrote the file. */
  readonly isBack: boolean;
  /** Whose file: a teacher, or the name of the file. */
  readonly from: string;
  /** Attempts that hang on it; 0: other work. */
  readonly attempts: number;
  /** It does not stand: what came for it is kept, and shows once a person brings it back. */
  readonly isAway?: boolean;
}

/** What people know by name; a unit, an enrolment and the like come and go with those. */
const NAMED: ReadonlySet<TableName> = new Set([
  'student',
  'class',
  'course',
  'objective',
  'task',
  'scale',
  'level',
  'term',
  'letterRule',
]);

/** What a merge let stand again, for its report. */
export function standsAgain(
  ctx: ReadCtx,
  rows: readonly RowName[],
  removedThere: (row: RowName) => boolean,
  from: string,
): StandsAgain[] {
  return rows.flatMap(({ entity, row }) => {
    if (!NAMED.has(entity)) return [];
    const link = linksThatHold(entity).find(({ table }) => table === 'evidence');
    const attempts = link ? attemptsOf(ctx, link.field as 'student', entity, row) : 0;
    return [{ entity, row, isBack: !removedThere({ entity, row }), from, attempts }];
  });
}

/** Packets that were removed here, and that a judge answered all the same. */
export function answersToRemoved(
  ctx: ReadCtx,
  packets: readonly string[],
  from: string,
): StandsAgain[] {
  const away = packets.filter((row) => removedPackets(ctx).some(({ id }) => id === row));
  return away.map((row) => ({
    ...{ entity: 'secondCheck', row, isBack: false, from, attempts: 0 },
    isAway: true,
  }));
}

/** One of them in a sentence, with the name of today. */
export function shownAgain(
  ctx: ReadCtx,
  { entity, row, isBack, from, attempts, isAway }: StandsAgain,
): Output<'merge.run'>['kept'][number] {
  const [noun, name] = [rowWords(say, entity), rowName(ctx, entity, row)];
  if (isAway) {
    const sentence = say('bundles.away', { name, from });
    return { what: entity, noun, name, sentence };
  }
  const side = isBack ? 'back' : 'stays';
  const params = { name, from, count: attempts };
  const sentence =
    attempts > 0 ? say(`bundles.${side}`, params) : say(`bundles.${side}-for-work`, params);
  return { what: entity, noun, name, sentence };
}
