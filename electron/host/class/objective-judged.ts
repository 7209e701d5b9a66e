import { parameterObjection } from '#shared/domain/class-rules.ts';
import type { Row } from '#shared/model/row.ts';
import { invalid } from '../found.ts';

/** The patch, when the method it leads to can run with its parameter. Throws INVALID. */
export function judgedObjective(
  before: Row<'objective'>,
  patch: Partial<Row<'objective'>>,
): Partial<Row<'objective'>> {
  const changes = { ...patch };
  const after = { ...before, ...changes };
  if (after.method !== before.method && patch.parameter === undefined) changes.parameter = null;
  const parameter = changes.parameter === undefined ? before.parameter : changes.parameter;
  const objection = after.method === null ? null : parameterObjection(after.method, parameter);
  if (objection) throw invalid(objection.what, objection.value, objection.why);
  return changes;
}
