import type { Scale } from '#shared/domain/scale.ts';
import type { ReadCtx } from '../context.ts';
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
      name: scale.name,
      threshold: scale.threshold,
      calculatedThreshold: scale.calculatedThreshold,
      builtIn: scale.builtIn === 1,
      levels: levels
        .filter((level) => level.scale === scale.key)
        .map(({ id, levelKey, name, value, cut, glyph, colour }) => ({
          id,
          key: levelKey,
          name,
          value,
          cut,
          glyph,
          colour,
        })),
    }));
  });
}

/** Ids of all levels by their key in the file. */
export function loadLevelKeys(ctx: ReadCtx): ReadonlyMap<number, string> {
  return ctx.memo(
    'level keys',
    () =>
      new Map(
        ctx.query.all(sqlFor.selectFrom('level').select(['key', 'id'])).map((l) => [l.key, l.id]),
      ),
  );
}
