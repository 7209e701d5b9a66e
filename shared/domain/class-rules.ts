import type { Row } from '../model/row.ts';
import { methodNamed } from './level/index.ts';
import { levelIndex, type Scale } from './scale.ts';
import { WEEKDAYS } from './time.ts';
import { because, type Why } from './why.ts';

/** Why a value cannot be used: which one, and the reason. */
export interface Objection {
  readonly what: string;
  readonly value: string;
  readonly why: Why;
}

/** Why a method cannot run with a parameter; null when it can. Null takes the method's own. */
export function parameterObjection(method: string, parameter: number | null): Objection | null {
  if (parameter === null) return null;
  const range = methodNamed(method).parameter;
  const value = String(parameter);
  const what = 'parameter';
  if (!range) return { what, value, why: because('why.method-takes-none', { method }) };
  const isCount = range.to <= 10;
  if (parameter < range.from || parameter > range.to || (isCount && !Number.isInteger(parameter))) {
    const key = isCount ? 'why.method-takes-whole' : 'why.method-takes-number';
    return { what, value, why: because(key, { method, from: range.from, to: range.to }) };
  }
  return null;
}

/**
 * The number with which a method runs; null: its own. Method and number may have been changed on two
 * laptops, and what one of them said of another method says nothing of this one.
 */
export function usableParameter(method: string | null, parameter: number | null): number | null {
  return method !== null && parameterObjection(method, parameter) ? null : parameter;
}

/** The first reason why a class cannot be as written; null when there is none. */
export function classObjection(row: Row<'class'>, scale: Scale): Objection | null {
  if (row.threshold !== null && levelIndex(scale, row.threshold) < 0) {
    const keys = scale.levels.map((level) => level.key).join(', ');
    const why = because('why.levels-of', { scale: scale.name, levels: keys });
    return { what: 'threshold', value: row.threshold, why };
  }
  const parameter = parameterObjection(row.method, row.parameter);
  if (parameter) return parameter;
  if (row.first !== null && row.last !== null && row.last < row.first) {
    const why = because('why.before-first-day', { day: row.first });
    return { what: 'last', value: row.last, why };
  }
  const rotation = row.rotation as string[] | null;
  if (rotation === null && (row.days as string[]).length === 0) {
    return { what: 'days', value: '', why: because('why.no-weekday') };
  }
  if (rotation !== null) return rotationObjection(rotation, row.rotationDays as string[] | null);
  return null;
}

function rotationObjection(rotation: string[], meets: string[] | null): Objection | null {
  if (rotation.length === 0 || new Set(rotation).size < rotation.length) {
    const why = because('why.rotation-once');
    return { what: 'rotation', value: rotation.join(', '), why };
  }
  const strange = meets?.find((day) => !rotation.includes(day));
  if (strange !== undefined || meets?.length === 0) {
    const why = because('why.rotation-days', { days: rotation.join(', ') });
    return { what: 'rotation day', value: strange ?? '', why };
  }
  return null;
}

/** Weekdays once each, in the order of the week. */
export const inWeekOrder = (days: readonly string[]): string[] =>
  WEEKDAYS.filter((day) => days.includes(day));
