import type { Output } from '#shared/contract/contract.ts';
import { usableParameter } from '#shared/domain/class-rules.ts';
import type { ReadCtx } from '../context.ts';
import { type ObjectiveParts, objectiveByKey, partsOf } from '../store/course-store.ts';

type ObjectiveView = Output<'course.get'>['units'][number]['objectives'][number];
type ObjectiveRow = NonNullable<ReturnType<typeof objectiveByKey>>;

/** An objective with all that hangs on it, as screens show it. */
export function objectiveView(row: ObjectiveRow, parts: ObjectiveParts): ObjectiveView {
  return {
    id: row.id,
    code: row.code,
    statement: row.statement,
    learningTarget: row.learningTarget,
    critical: row.critical === 1,
    whole: row.whole === 1,
    threshold: row.threshold,
    method: row.method as ObjectiveView['method'],
    parameter: usableParameter(row.method, row.parameter),
    minimum: row.minimum,
    question: row.question,
    allWays: row.allWays === 1,
    waysToShow: parts.ways.get(row.key) ?? [],
    examples: parts.examples.get(row.key) ?? [],
    resources: parts.resources.get(row.key) ?? [],
    standards: parts.standards.get(row.key) ?? [],
    descriptors: parts.descriptors.get(row.key) ?? [],
    prerequisites: parts.prerequisites.get(row.key) ?? [],
    parts: parts.parts.get(row.key) ?? [],
    targetDate: row.targetDate,
    retiredFrom: row.retiredFrom,
  };
}

/** The view of one objective by its key in the file; null when it is gone. */
export function objectiveViewByKey(ctx: ReadCtx, key: number): ObjectiveView | null {
  const row = objectiveByKey(ctx, key);
  return row ? objectiveView(row, partsOf(ctx, [key])) : null;
}
