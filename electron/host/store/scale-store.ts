import type { Scale } from '#shared/domain/scale.ts';
import type { TextKey, TextParams } from '#shared/text/text.ts';
import type { ReadCtx } from '../context.ts';
import { sayBuiltIn } from '../say.ts';
import { sqlFor } from './query.ts';

/** Every scale with its levels from lowest to highest, in the order they were made. */
export function loadScales(ctx: ReadCtx): Scale[] {
  return ctx.memo('scales', () => {
    const scales = ctx.query.all(
      sqlFor.selectFrom('scale').selectAll().where('deleted', '=', 0).orderBy('key'),
    );
    const levels = ctx.query.all(
      sqlFor
        .selectFrom('level')
        .selectAll()
        .where('deleted', '=', 0)
        .orderBy('value')
        .orderBy('key'),
    );
    return scales.map((scale) => ({
      id: scale.id,
      name: scale.builtIn === 1 ? sayBuiltIn(scale.name) : scale.name,
      threshold: scale.threshold,
      calculatedThreshold: scale.calculatedThreshold,
      builtIn: scale.builtIn === 1,
      levels: levels
        .filter((level) => level.scale === scale.key)
        .map(({ id, levelKey, name, value, cut, glyph, colour, copiedFrom }) => ({
          id,
          key: levelKey,
          name: scale.builtIn === 1 ? sayBuiltIn(name) : name,
          value,
          cut,
          glyph,
          colour,
          copiedFrom: copiedFrom === null ? null : ctx.rows.idOf('level', copiedFrom),
        })),
    }));
  });
}

/** What a level is called, for what tells of entries with their level's id and its name in the file. */
export function levelNames(
  ctx: ReadCtx,
): (id: string | null, kept: string | null) => string | null {
  const names = ctx.memo(
    'level names',
    () => new Map(loadScales(ctx).flatMap(({ levels }) => levels.map((one) => [one.id, one.name]))),
  );
  return (id, kept) => (id === null ? null : (names.get(id) ?? kept));
}

/** Why a level cannot be taken out of its scale; null when nothing names it. */
export function levelInUse(
  ctx: ReadCtx,
  key: number,
  scale: string,
  levelKey: string,
): { key: TextKey; params?: TextParams } | null {
  // Voided and undone attempts too: the history still shows them.
  const evidence = ctx.query.first(
    sqlFor
      .selectFrom('evidence')
      .select('key')
      .where((row) => row.or([row('level', '=', key), row('aimed', '=', key)]))
      .limit(1),
  );
  if (evidence) return { key: 'why.level-evidence' };
  const override = ctx.query.first(
    sqlFor.selectFrom('cellOverride').select('key').where('level', '=', key).limit(1),
  );
  if (override) return { key: 'why.level-override' };
  const taught = ctx.query.first(
    sqlFor
      .selectFrom('class')
      .select('name')
      .where('scale', '=', ctx.rows.keyOf('scale', scale))
      .where('threshold', '=', levelKey)
      .where('deleted', '=', 0)
      .limit(1),
  );
  return taught ? { key: 'why.level-threshold', params: { class: taught.name } } : null;
}
