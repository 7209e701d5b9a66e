import type { Row } from '#shared/model/row.ts';

/** What an objective says as long as nobody has said more than its place, code and statement. */
export const BARE_OBJECTIVE: Omit<Row<'objective'>, 'unit' | 'code' | 'position' | 'statement'> = {
  learningTarget: null,
  critical: false,
  whole: false,
  threshold: null,
  method: null,
  parameter: null,
  minimum: null,
  question: null,
  allWays: false,
  targetDate: null,
  retiredFrom: null,
};
