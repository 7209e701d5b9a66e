import type { Output } from '#shared/contract/contract.ts';
import { type Agreement, agreementsOf, type Judgement } from '#shared/domain/agreement.ts';
import { listName } from '#shared/domain/roster.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { sectionsOf } from '../department/sections.ts';
import { found } from '../found.ts';
import { nameId } from '../name-id.ts';
import { say } from '../say.ts';
import { gradebookIds } from '../store/bundle-store.ts';
import { filesOfItems } from '../store/file-store.ts';
import { loadScales } from '../store/scale-store.ts';
import { itemRows, judgedRows, packetRows } from '../store/second-check-store.ts';

type Packet = Output<'second.get'>;

/** The id of this gradebook's word on a piece: one word a judge, however often it is changed. */
export const ownWord = (ctx: ReadCtx, item: string): string =>
  nameId('secondJudgement', item, gradebookIds(ctx)[0] ?? '');

/** All packets with how far they are, and what came back. */
export function packetList(ctx: ReadCtx): Output<'second.list'> {
  const itemsOf = grouped(itemRows(ctx), ({ packet }) => packet);
  const words = judgedRows(ctx);
  const pairs = pairsOfWork(ctx);
  return packetRows(ctx).map(({ id, name, askedBy, madeOn }) => {
    const items = itemsOf.get(id) ?? [];
    const ids = new Set(items.map((item) => item.id));
    const own = new Set(items.map((item) => ownWord(ctx, item.id)));
    const said = words.filter(({ item }) => ids.has(item));
    const isOwn = items.some(({ evidence }) => evidence !== null);
    const judges = isOwn
      ? [...grouped(said, ({ assessor }) => assessor)].map(([assessor, list]) => {
          const compared = pairs.filter((pair) => pair.assessor === assessor && ids.has(pair.item));
          const agreement = agreementOf(ctx, compared);
          return {
            assessor,
            judged: list.length,
            compared: compared.length,
            exact: agreement?.exact ?? null,
            kappa: agreement?.kappa ?? null,
          };
        })
      : [];
    const judged = said.filter((word) => own.has(word.id)).length;
    return { check: id, name, askedBy, madeOn, items: items.length, judged, isOwn, judges };
  });
}

/** One packet: for the judge the bare work, for its maker also whose it is and what was said. */
export function packetOf(ctx: ReadCtx, check: string): Packet {
  const { name, askedBy, scales } = found(ctx, 'secondCheck', check);
  const wordsOf = grouped(judgedRows(ctx), ({ item }) => item);
  const teachers = new Map(sectionsOf(ctx).map((section) => [section.class, section]));
  const items = itemRows(ctx, check);
  const filesOf = filesOfItems(ctx, check);
  return {
    name,
    askedBy,
    isOwn: items.some(({ evidence }) => evidence !== null),
    scales: scales as Packet['scales'],
    items: items.map(({ id, packet: _packet, evidence, ...item }) => {
      const words = wordsOf.get(id) ?? [];
      const own = ownWord(ctx, id);
      const row = evidence === null ? null : ctx.rows.get('evidence', evidence);
      return {
        item: id,
        ...item,
        files: filesOf(id).map(({ id: file, position, type, size }) => ({
          id: file,
          name: say('second.picture', { number: position + 1 }),
          type,
          size,
        })),
        judgement: words.find((word) => word.id === own)?.level ?? null,
        work: row && workOf(ctx, row, teachers),
        words: row === null ? [] : words.map(({ assessor, level }) => ({ assessor, level })),
      };
    }),
  };
}

function workOf(
  ctx: ReadCtx,
  row: Row<'evidence'>,
  sections: ReadonlyMap<string, { readonly name: string; readonly teacher: string }>,
): NonNullable<Packet['items'][number]['work']> {
  const section = sections.get(row.class);
  const level = row.level === null ? null : found(ctx, 'level', row.level).levelKey;
  return {
    student: listName(found(ctx, 'student', row.student)),
    section: section?.name ?? '',
    on: row.on,
    level,
    assessor: row.assessor ?? section?.teacher ?? '',
    voided: row.voidedAt !== null,
  };
}

interface WorkPair extends Judgement {
  readonly item: string;
  /** The first judgement of the same piece. */
  readonly first: Judgement;
}

/** Every word of a second judge beside the first judgement of the very same piece of work. */
function pairsOfWork(ctx: ReadCtx): WorkPair[] {
  const scales = loadScales(ctx);
  const teachers = new Map(sectionsOf(ctx).map((section) => [section.class, section.teacher]));
  const items = new Map(itemRows(ctx).map((item) => [item.id, item]));
  return judgedRows(ctx).flatMap(({ item: id, level, assessor }) => {
    const evidence = items.get(id)?.evidence;
    const row = evidence ? ctx.rows.get('evidence', evidence) : null;
    if (!row || row.level === null || row.voidedAt !== null) return [];
    const { levelKey, scale: scaleId } = found(ctx, 'level', row.level);
    const levels = scales.find((scale) => scale.id === scaleId)?.levels ?? [];
    const stepOf = (key: string) => levels.findIndex((one) => one.key === key);
    const step = stepOf(level);
    if (step < 0) return [];
    // The same piece of work and nothing else of the student, whenever it was looked at again.
    const shared = {
      cell: `work ${id}`,
      student: row.student,
      scale: scaleId,
      on: row.on,
      isBlind: true,
    };
    const by = row.assessor ?? teachers.get(row.class) ?? '';
    // Whoever gets own work back is no second judge of it.
    if (by === assessor) return [];
    const first: Judgement = { ...shared, assessor: by, step: stepOf(levelKey) };
    return [{ ...shared, assessor, step, item: id, first }];
  });
}

/** Second judgements and the first ones they stand against, each once. */
export function blindJudgements(ctx: ReadCtx): Judgement[] {
  const pairs = pairsOfWork(ctx);
  const firsts = new Map(pairs.map(({ item, first }) => [item, first]));
  return [...firsts.values(), ...pairs];
}

/** The agreement of one judge with all first judges taken together. */
function agreementOf(ctx: ReadCtx, pairs: readonly WorkPair[]): Agreement | undefined {
  const judgements = pairs.flatMap(({ first, ...second }) => [
    { ...first, assessor: 'first' },
    { ...second, assessor: 'second' },
  ]);
  const steps = new Map(loadScales(ctx).map(({ id, levels }) => [id, levels.length]));
  return agreementsOf(judgements, steps)[0];
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const list = groups.get(keyOf(row));
    if (list) list.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
