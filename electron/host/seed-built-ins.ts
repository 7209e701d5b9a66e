import { BUILT_IN_SCALES } from '#shared/domain/built-in-scales.ts';
import { PRESET_RULES } from '#shared/domain/letter/presets.ts';
import { nameId } from './name-id.ts';
import type { Door } from './transact.ts';

/** The id of a built-in scale; the same in every gradebook, and its meaning never changes. */
export const builtInScaleId = (name: string): string => nameId('built-in scale', name);

/** The id of a built-in letter rule; likewise. */
export const builtInRuleId = (name: string): string => nameId('built-in rule', name);

/** Gives a new file the built-in scales and rules. Nothing happens when they are there. */
export function seedBuiltIns(door: Door): void {
  door.transact({ name: 'gradebook.seed', role: 'setup', isOrigin: true }, (ctx) => {
    for (const scale of BUILT_IN_SCALES) {
      const id = builtInScaleId(scale.name);
      ctx.rows.put('scale', id, {
        name: scale.name,
        threshold: scale.threshold,
        calculatedThreshold: null,
        builtIn: true,
      });
      for (const level of scale.levels) {
        ctx.rows.put('level', nameId('built-in level', scale.name, level.key), {
          scale: id,
          levelKey: level.key,
          name: level.name,
          value: level.value,
          cut: null,
          glyph: null,
          colour: null,
          copiedFrom: null,
        });
      }
    }
    for (const { name, ...content } of PRESET_RULES) {
      const id = builtInRuleId(name);
      ctx.rows.put('letterRule', id, { name, builtIn: true });
      ctx.rows.put('ruleVersion', nameId('built-in rule version', name, 1), {
        rule: id,
        number: 1,
        content,
        madeAt: null,
      });
    }
  });
}
