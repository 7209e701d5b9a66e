import type { Condition, HandIn, LetterRule, Scope } from '#shared/domain/letter/rule.ts';

/** A row of a table while it is typed: numbers are still texts. */
export interface DraftRow {
  readonly key: number;
  readonly letter: string;
  readonly from: string;
  readonly code: string;
  readonly number: string;
  readonly all: readonly DraftCondition[];
}

export interface DraftCondition {
  readonly key: number;
  /** One of the scopes, or `unit:` and a name. */
  readonly scope: string;
  readonly measure: 'share' | 'more-than' | 'count' | 'none-below';
  /** A word, a level's key, or `number:` and a number. */
  readonly level: string;
  /** Percent of a share, or how many. */
  readonly amount: string;
}

export interface DraftWeight {
  readonly key: number;
  readonly unit: string;
  readonly weight: string;
}

/** A rule as the editor holds it. */
export interface RuleDraft {
  readonly name: string;
  readonly kind: LetterRule['kind'];
  readonly rows: readonly DraftRow[];
  readonly otherwise: string;
  /** The table was made for a scale of its own. */
  readonly hasScale: boolean;
  readonly lowest: string;
  readonly threshold: string;
  readonly top: string;
  readonly counted: LetterRule['counted'];
  readonly span: LetterRule['span'];
  readonly notAssessed: LetterRule['notAssessed'];
  readonly incompletePercent: string;
  readonly criticalMustBeAssessed: boolean;
  readonly minimumCounted: string;
  readonly criticalWeight: string;
  readonly unitWeights: readonly DraftWeight[];
  /** What is handed in for outcomes without a row: `I`, `NG` and what is given otherwise. */
  readonly outcomes: readonly DraftRow[];
  /** The tables of the other kinds as they were left, so that looking at one loses nothing. */
  readonly left: Partial<Record<LetterRule['kind'], DraftTable>>;
}

type DraftTable = Pick<RuleDraft, 'rows' | 'otherwise' | 'hasScale'>;

let lastKey = 0;
/** A key of its own for a row that is added. */
export const freshKey = (): number => {
  lastKey += 1;
  return lastKey;
};

const percentText = (fraction: number): string => String(Number((fraction * 100).toPrecision(10)));

/** A rule opened in the editor. */
export function draftOf(rule: LetterRule, name = rule.name): RuleDraft {
  const scale = rule.kind === 'percent' ? null : rule.scale;
  return {
    name,
    kind: rule.kind,
    rows:
      rule.kind === 'conditions'
        ? rule.letters.map((row) => ({
            ...rowOf(row.letter, '', row.handIn),
            all: row.all.map(draftCondition),
          }))
        : rule.bounds.map((bound) => rowOf(bound.letter, String(bound.from), bound.handIn)),
    otherwise: rule.kind === 'conditions' ? rule.otherwise : '',
    hasScale: scale !== null,
    lowest: String(scale?.lowest ?? 0),
    threshold: String(scale?.threshold ?? 3),
    top: String(scale?.top ?? 4),
    counted: rule.counted,
    span: rule.span,
    notAssessed: rule.notAssessed,
    incompletePercent: percentText(rule.incompleteShare),
    criticalMustBeAssessed: rule.criticalMustBeAssessed,
    minimumCounted: String(rule.minimumCounted),
    criticalWeight: String(rule.weights.critical),
    unitWeights: Object.entries(rule.weights.units).map(([unit, weight]) => ({
      key: freshKey(),
      unit,
      weight: String(weight),
    })),
    outcomes: outcomesOf(rule).map((letter) =>
      rowOf(letter, '', Object.hasOwn(rule.handIn, letter) ? rule.handIn[letter] : undefined),
    ),
    left: {},
  };
}

/** Outcomes that no row of the table gives; hand-ins for others are kept too. */
function outcomesOf(rule: LetterRule): string[] {
  const otherwise = rule.kind === 'conditions' ? [rule.otherwise] : [];
  return [...new Set([...otherwise, 'I', 'NG', ...Object.keys(rule.handIn)])];
}

function rowOf(letter: string, from: string, handIn?: HandIn): DraftRow {
  return {
    key: freshKey(),
    letter,
    from,
    code: handIn === undefined || handIn.code === letter ? '' : handIn.code,
    number: handIn === undefined ? '' : handIn.number === null ? NONE : String(handIn.number),
    all: [],
  };
}

/** Typed where a letter hands in no number. */
const NONE = '–';

/** An empty row to be filled in, at this place of the table. */
export const emptyRow = (isConditions: boolean, at = 0): DraftRow => ({
  ...rowOf('', ''),
  all: isConditions ? [firstCondition(at)] : [],
});

/** A condition to begin with: at least 80 % of all mastered. */
export const emptyCondition = (amount = 80): DraftCondition => ({
  key: freshKey(),
  scope: 'all',
  measure: 'share',
  level: 'mastered',
  amount: String(amount),
});

/** What the letter at a place asks for to begin with; each asks for less than the one before. */
const firstCondition = (at: number): DraftCondition => emptyCondition(Math.max(10, 90 - 10 * at));

/** The draft with another letter for the rest; its outcomes follow, what was typed for others stays. */
export function withOtherwise(draft: RuleDraft, otherwise: string): RuleDraft {
  const isUsed = (row: DraftRow): boolean =>
    ['I', 'NG'].includes(row.letter) || row.code !== '' || row.number !== '';
  const kept = draft.outcomes.filter((row) => isUsed(row) || row.letter === otherwise);
  const isThere = kept.some((row) => row.letter === otherwise);
  return { ...draft, otherwise, outcomes: isThere ? kept : [rowOf(otherwise, ''), ...kept] };
}

/** The same draft as another kind; what both kinds have stays, and so does what was typed in each. */
export function withKind(before: RuleDraft, kind: RuleDraft['kind']): RuleDraft {
  if (kind === before.kind) return before;
  const { rows, otherwise, hasScale } = before;
  const draft = {
    ...before,
    left: { ...before.left, [before.kind]: { rows, otherwise, hasScale } },
  };
  const typedBefore = draft.left[kind];
  if (typedBefore) {
    const again = { ...draft, ...typedBefore, kind };
    return kind === 'conditions' ? withOtherwise(again, again.otherwise) : again;
  }
  const letters = draft.rows.map((row) => row.letter);
  if (kind === 'conditions') {
    const asked = draft.rows.slice(0, -1).map((row, i) => ({ ...row, all: [firstCondition(i)] }));
    return withOtherwise({ ...draft, kind, rows: asked, hasScale: false }, letters.at(-1) ?? 'F');
  }
  const all =
    draft.kind === 'conditions' ? [...draft.rows, rowOf(draft.otherwise, '')] : draft.rows;
  const from = (i: number): string => {
    if (i === all.length - 1) return '0';
    return kind === 'percent'
      ? String(Math.max(10, 90 - 10 * i))
      : String(Math.max(0.5, 3 - 0.5 * i));
  };
  return {
    ...draft,
    kind,
    hasScale: kind === 'average',
    rows: all.map((row, i) => ({ ...row, from: from(i), all: [] })),
  };
}

function draftCondition(condition: Condition): DraftCondition {
  const { scope, level } = condition;
  return {
    key: freshKey(),
    scope: typeof scope === 'object' ? `unit:${scope.unit}` : scope,
    level: typeof level === 'number' ? `number:${level}` : level,
    ...(condition.measure === 'none-below'
      ? { measure: 'none-below', amount: '' }
      : condition.measure === 'count'
        ? { measure: 'count', amount: String(condition.atLeast) }
        : 'moreThan' in condition
          ? { measure: 'more-than', amount: percentText(condition.moreThan) }
          : { measure: 'share', amount: percentText(condition.atLeast) }),
  };
}

/** A text as a number; what is none goes to the host as it is, which then says so at the field. */
function typed(text: string): number | string | undefined {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return undefined;
  const number = Number(plain);
  return Number.isFinite(number) ? number : text;
}

function fraction(text: string): number | string | undefined {
  const number = typed(text);
  return typeof number === 'number' ? Number((number / 100).toPrecision(12)) : number;
}

/** The rule that a draft stands for, as a rule file would say it. */
export function definitionOf(draft: RuleDraft): object {
  const scale = {
    lowest: typed(draft.lowest),
    threshold: typed(draft.threshold),
    top: typed(draft.top),
  };
  return {
    name: draft.name,
    kind: draft.kind,
    counted: draft.counted,
    span: draft.span,
    notAssessed: draft.notAssessed,
    incompleteShare: fraction(draft.incompletePercent),
    criticalMustBeAssessed: draft.criticalMustBeAssessed,
    minimumCounted: typed(draft.minimumCounted),
    handIn: Object.fromEntries(
      draft.outcomes.flatMap((row) => {
        const { handIn } = handInOf(row);
        return handIn === undefined ? [] : [[row.letter, handIn]];
      }),
    ),
    ...(draft.kind === 'conditions'
      ? {
          letters: draft.rows.map((row) => ({
            letter: row.letter,
            ...handInOf(row),
            all: row.all.map(conditionOf),
          })),
          otherwise: draft.otherwise,
        }
      : {
          bounds: draft.rows.map((row) => ({
            letter: row.letter,
            from: typed(row.from),
            ...handInOf(row),
          })),
          weights: {
            critical: typed(draft.criticalWeight),
            units: Object.fromEntries(
              draft.unitWeights.map(({ unit, weight }) => [unit.trim(), typed(weight)]),
            ),
          },
        }),
    ...(draft.kind !== 'percent' && draft.hasScale && { scale }),
  };
}

function handInOf({ code, number }: DraftRow): { handIn?: object } {
  if (code.trim() === '' && number.trim() === '') return {};
  const isNone = [NONE, '-', '\u2212'].includes(number.trim());
  return {
    handIn: {
      ...(code.trim() !== '' && { code: code.trim() }),
      ...(number.trim() !== '' && { number: isNone ? null : typed(number) }),
    },
  };
}

function conditionOf(draft: DraftCondition): object {
  const level = draft.level.startsWith('number:') ? typed(draft.level.slice(7)) : draft.level;
  const scope: Scope | string = draft.scope.startsWith('unit:')
    ? { unit: draft.scope.slice(5) }
    : draft.scope;
  const base = { scope, level };
  if (draft.measure === 'none-below') return { ...base, measure: 'none-below' };
  if (draft.measure === 'count') return { ...base, measure: 'count', atLeast: typed(draft.amount) };
  const amount = fraction(draft.amount);
  return draft.measure === 'share'
    ? { ...base, measure: 'share', atLeast: amount }
    : { ...base, measure: 'share', moreThan: amount };
}
