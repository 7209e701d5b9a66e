/** What an objective is and by which rules it is judged: what a cell needs of it. */
export const OBJECTIVE_COLUMNS = [
  'objective.key',
  'objective.id',
  'objective.code',
  'objective.statement',
  'objective.critical',
  'objective.whole',
  'objective.threshold',
  'objective.method',
  'objective.parameter',
  'objective.minimum',
] as const;
