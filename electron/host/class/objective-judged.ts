import { parameterObjection, usableParameter } from '#shared/domain/class-rules.ts';
import type { Row } from '#shared/model/row.ts';
import { objected } from '../found.ts';

/** The patch, when the method it leads to can run with its parameter. Throws INVALID. */
export function judgedObjective(
  before: Row<'objective'>,
  patch: Partial<Row<'objective'>>,
): Partial<Row<'objective'>> {
  const { method } = { ...before, ...patch };
  // What the number meant to another method says nothing about this one.
  const kept = method === before.method ? usableParameter(method, before.parameter) : null;
  const parameter = patch.parameter === undefined ? kept : patch.parameter;
  const objection = method === null ? null : parameterObjection(method, parameter);
  if (objection) throw objected(objection);
  return { ...patch, parameter };
}
