import { BUILT_IN_SCALES, DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import { type ObjectiveRules, rulesFor } from '#shared/domain/mastery.ts';
import type { Scale } from '#shared/domain/scale.ts';

const found = BUILT_IN_SCALES.find((one) => one.name === DEFAULT_SCALE);
if (!found) throw new Error('no default scale');

const scale: Scale = {
  id: 'scale',
  name: found.name,
  threshold: found.threshold,
  calculatedThreshold: null,
  builtIn: true,
  levels: found.levels.map((level) => ({
    id: level.key,
    key: level.key,
    name: level.name,
    value: level.value,
    cut: null,
    glyph: null,
    colour: null,
  })),
};

const plain = { threshold: null, method: null, parameter: null, minimum: null };
const rules: ObjectiveRules = rulesFor(scale, plain, {
  threshold: null,
  method: 'highest',
  parameter: null,
});

/** The default scale with the default rules, for tests of the pure core. */
export const BASIC_CLEAR_DEEP = { scale, rules };
