import { createHash } from 'node:crypto';
import type { Parsed } from '#shared/contract/contract.ts';
import { isPicture } from '#shared/domain/attachment/file-type.ts';
import { sampleOf, withoutNames } from '#shared/domain/second-check.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { filesOfAttempts, picturedAttempts } from '../store/file-store.ts';
import { teacherName } from '../store/gradebook-store.ts';
import { loadScales } from '../store/scale-store.ts';
import { workRows } from '../store/second-check-store.ts';

/** The scale of a packet's pieces, as it travels with them. */
export interface PacketScale {
  readonly name: string;
  readonly threshold: string;
  readonly levels: readonly {
    readonly key: string;
    readonly name: string;
    readonly value: number;
    readonly glyph: string | null;
    readonly colour: string | null;
  }[];
}

/** Draws a sample of work and writes it down without what the second judge must not know. */
export function makePacket(
  ctx: WriteCtx,
  { name, classes, objectives, sample, described, pictured = false }: Parsed<'second.make'>,
): { check: string; items: number } {
  for (const id of classes) found(ctx, 'class', id);
  for (const id of objectives) found(ctx, 'objective', id);
  const check = ctx.newId();
  const scales = loadScales(ctx);
  const steps = new Map(
    scales.flatMap(({ levels }) => levels.map((level, step) => [level.id, step] as const)),
  );
  const hasPicture = pictured ? picturedAttempts(ctx) : null;
  const all = workRows(ctx);
  const meant = all.filter(
    (row) =>
      (classes.length === 0 || classes.includes(row.class)) &&
      (objectives.length === 0 || objectives.includes(row.objective)) &&
      (!described || row.shown !== null) &&
      (hasPicture === null || hasPicture.has(row.id)),
  );
  const drawn = sampleOf(
    meant.map(({ id, class: section, level }) => ({
      id,
      section,
      step: steps.get(level) ?? 0,
      lot: createHash('sha256').update(`${check} ${id}`).digest('hex'),
    })),
    sample,
  );
  if (drawn.length === 0) {
    throw invalid('Sample', sample, 'why.no-work');
  }
  const byId = new Map(meant.map((row) => [row.id, row]));
  const rows = drawn.flatMap((id) => byId.get(id) ?? []);
  const used = scales.filter(({ id }) => rows.some((row) => row.scale === id));
  ctx.rows.insert('secondCheck', check, {
    name,
    askedBy: teacherName(ctx),
    madeOn: ctx.today,
    scales: used.map(
      (scale): PacketScale => ({
        name: scale.name,
        threshold: scale.threshold,
        levels: scale.levels.map(({ key, name: label, value, glyph, colour }) => ({
          key,
          name: label,
          value,
          glyph,
          colour,
        })),
      }),
    ),
  });
  const filesOf = filesOfAttempts(
    ctx,
    rows.map(({ id }) => id),
  );
  const namesIn = namesOfClasses(all);
  for (const [position, row] of rows.entries()) {
    // A fresh id: that of imported evidence is made from what it says, the level too.
    const item = ctx.newId();
    const others = namesIn.get(row.class) ?? [];
    const blind = (words: string | null) =>
      words === null ? null : withoutNames(words, namesOf(row), others);
    ctx.rows.insert('secondItem', item, {
      secondCheck: check,
      position,
      scale: used.findIndex(({ id }) => id === row.scale),
      code: row.code,
      statement: row.statement,
      task: blind(row.task),
      kind: row.kind,
      version: row.version,
      shown: blind(row.shown),
    });
    const pictures = filesOf(row.id).filter(({ type }) => isPicture(type));
    for (const [place, { type, size, sha256 }] of pictures.entries()) {
      const picture = { secondItem: item, position: place, type, size, sha256 };
      ctx.rows.insert('secondFile', ctx.newId(), picture);
    }
    ctx.rows.insert('secondSource', ctx.newId(), { secondItem: item, evidence: row.id });
  }
  ctx.about({ secondCheck: check, count: rows.length });
  return { check, items: rows.length };
}

type Named = Pick<
  ReturnType<typeof workRows>[number],
  'givenName' | 'middleName' | 'familyName' | 'called'
>;

const namesOf = ({ givenName, middleName, familyName, called }: Named): string[] =>
  [givenName, middleName, familyName, called].flatMap((one) => one ?? []);

/** Words on what one student showed name those who worked along. */
function namesOfClasses(rows: ReturnType<typeof workRows>): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const row of rows) {
    const known = names.get(row.class) ?? new Set();
    for (const name of namesOf(row)) known.add(name);
    names.set(row.class, known);
  }
  return new Map([...names].map(([id, known]) => [id, [...known]]));
}
