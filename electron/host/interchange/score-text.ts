/** What stands in a cell where a level or a score is expected. */
export type WrittenScore =
  | { readonly kind: 'score'; readonly score: number; readonly outOf: number | null }
  | { readonly kind: 'status'; readonly status: 'excused' | 'missing' | 'nothing' };

/** Programs write what they divided with all its places, and some leave the zero before them away. */
const NUMBER = /^[+-]?(?:\d{1,12}(?:[.,]\d{0,20})?|[.,]\d{1,20})$/;
/** Thousands set apart, which only a further mark of decimals proves. */
const GROUPED = /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d{1,20}|(?:\.\d{3})+,\d{1,20})$/;
/** Statuses of other programs; none of them is ever a zero. */
const STATUS: ReadonlyMap<string, 'excused' | 'missing' | 'nothing'> = new Map([
  ['', 'nothing'],
  ['-', 'nothing'],
  ['–', 'nothing'],
  ['—', 'nothing'],
  ['n/a', 'nothing'],
  ['na', 'nothing'],
  ['abs', 'nothing'],
  ['absent', 'nothing'],
  ['inc', 'nothing'],
  ['incomplete', 'nothing'],
  ['ausente', 'nothing'],
  ['incompleto', 'nothing'],
  ['nada aún', 'nothing'],
  ['no se pide', 'excused'],
  ['excusado', 'excused'],
  ['excusada', 'excused'],
  ['exento', 'excused'],
  ['exenta', 'excused'],
  ['sin entregar', 'missing'],
  ['no entregado', 'missing'],
  ['ex', 'excused'],
  ['exc', 'excused'],
  ['excused', 'excused'],
  ['exempt', 'excused'],
  ['mi', 'missing'],
  ['mis', 'missing'],
  ['missing', 'missing'],
]);

/** True when a cell says that there is no result. */
export const isNothing = (cell: string): boolean =>
  cell === '' || STATUS.get(cell.trim().toLowerCase()) === 'nothing';

/** A plain decimal number, with a point or a comma; null for anything else (1e400, 0x10, NaN). */
export function numberOf(cell: string): number | null {
  const text = cell.trim();
  if (NUMBER.test(text)) return Number(text.replace(',', '.'));
  if (!GROUPED.test(text)) return null;
  const decimals = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const whole = text.slice(0, decimals).replace(/[.,]/g, '');
  return Number(`${whole}.${text.slice(decimals + 1)}`);
}

/** `7`, `7,5`, `7 / 10`, `70 %`, or a status; null when it is none of them. */
export function writtenScore(cell: string): WrittenScore | null {
  const text = cell.trim();
  const status = STATUS.get(text.toLowerCase());
  if (status) return { kind: 'status', status };
  const percent = text.endsWith('%') ? numberOf(text.slice(0, -1)) : null;
  if (percent !== null) return { kind: 'score', score: percent, outOf: 100 };
  const parts = text.split('/');
  if (parts.length === 2) {
    const [score, outOf] = [numberOf(parts[0] ?? ''), numberOf(parts[1] ?? '')];
    return score === null || outOf === null ? null : { kind: 'score', score, outOf };
  }
  const score = numberOf(text);
  return score === null ? null : { kind: 'score', score, outOf: null };
}
