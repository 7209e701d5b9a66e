import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { round2 } from '#shared/domain/decimal.ts';
import type { ConditionFigure } from '#shared/domain/letter/conditions.ts';
import type {
  AverageRule,
  Condition,
  LetterRule,
  PercentRule,
} from '#shared/domain/letter/rule.ts';
import { say as sayAnew } from '../say.ts';
import { remembered } from '../say-often.ts';
import type { LetterDay, StudentLetter } from './class-letters.ts';
import { conditionText, percentOf } from './condition-text.ts';

const say = remembered(sayAnew);

type Why = Output<'letters.get'>['students'][number]['why'];
type Line = Why['lines'][number];

/** More codes than this are counted instead of named. */
const MOST_CODES = 3;

/** How a letter came about, line by line, down to the objectives. */
export function explainLetter(found: LetterDay, rule: LetterRule, letter: StudentLetter): Why {
  const { book } = found;
  const { counting, outcome, day } = letter;
  const codeOf = (position: number): string => book.objectives[position]?.code ?? '';
  return {
    lines: [
      ...overriddenLine(letter),
      ...beyondLines(found, letter),
      ...outcomeLines(rule, letter, codeOf),
      ...(rule.kind === 'conditions'
        ? conditionLines(found, rule.otherwise, letter, codeOf)
        : numberLines(rule, letter)),
    ],
    counted: counting.counted.map((objective) => ({
      code: codeOf(objective.position),
      statement: book.objectives[objective.position]?.statement ?? '',
      level: book.scale.levels[day.row.level[objective.position] ?? -1]?.key ?? null,
      value: day.row.value[objective.position] ?? null,
      mastered: objective.mastered,
      critical: objective.critical,
      owed: objective.owed,
      due: day.row.due[objective.position] ?? null,
    })),
    leftOut: counting.leftOut.flatMap(({ position, why }) =>
      // What every student has ahead needs no line; what was taken out for this one does.
      why === 'not-open' && CELL_STATUSES[day.row.status[position] ?? 0] !== 'mastered'
        ? []
        : { code: codeOf(position), why: say(`letter.left-out.${why}`) },
    ),
    byRule: outcome.letter,
  };
}

const plainLine = (text: string, figure: string, holds: boolean): Line => ({
  letter: null,
  text,
  figure,
  holds,
  dropped: false,
});

const overriddenLine = ({ overridden, outcome }: StudentLetter): Line[] =>
  overridden ? [plainLine(say('letter.line.overridden'), outcome.letter, true)] : [];

/** What counts although the class does not plan it, course by course. */
function beyondLines({ book }: LetterDay, { counting }: StudentLetter): Line[] {
  const { beyond } = book;
  if (!beyond) return [];
  const codes = new Map<string, string[]>();
  for (const { position } of counting.counted) {
    const objective = position < beyond.from ? undefined : book.objectives[position];
    if (!objective) continue;
    const course = beyond.courses.get(objective.key) ?? '';
    codes.set(course, [...(codes.get(course) ?? []), objective.code]);
  }
  return [...codes].map(([course, of]) =>
    plainLine(say('letter.line.beyond', { count: of.length, course }), of.join(', '), true),
  );
}

/** Why there is no letter, and what was counted although nothing is shown. */
function outcomeLines(
  rule: LetterRule,
  { outcome }: StudentLetter,
  codeOf: (position: number) => string,
): Line[] {
  const lines: Line[] = [];
  if (outcome.kind === 'no-grade') {
    const text =
      outcome.counted === 0
        ? say('letter.line.nothing-counts')
        : outcome.counted < rule.minimumCounted
          ? say('letter.line.too-few', { count: rule.minimumCounted })
          : say('letter.line.no-weight');
    lines.push(plainLine(text, String(outcome.counted), false));
  }
  for (const { why, positions } of outcome.incomplete) {
    const text = say(`letter.line.owed-${why}`, { percent: percentOf(rule.incompleteShare) });
    lines.push(plainLine(text, codesOf(positions, codeOf), false));
  }
  if (outcome.owed.length > 0 && outcome.incomplete.length === 0) {
    lines.push(plainLine(say('letter.line.owed'), codesOf(outcome.owed, codeOf), true));
  }
  return lines;
}

function codesOf(positions: readonly number[], codeOf: (position: number) => string): string {
  const codes = positions.map(codeOf);
  const most = MOST_CODES * 3;
  if (codes.length <= most) return codes.join(', ');
  return say('letter.figure.and-more', {
    codes: codes.slice(0, most).join(', '),
    more: codes.length - most,
  });
}

/** Two decimals always, so that averages stand under each other and 2.5 is seen to be no 2.49. */
const averageText = (value: number): string => value.toFixed(2);

/** The number with what it was made of, and the bounds down to the one it reached. */
function numberLines(rule: AverageRule | PercentRule, { outcome }: StudentLetter): Line[] {
  const { value, groups } = outcome;
  if (value === null) return [];
  const isPercent = rule.kind === 'percent';
  const figure = say(isPercent ? 'letter.figure.number-percent' : 'letter.figure.number', {
    value: isPercent ? value : averageText(value),
  });
  const isWeighted = rule.weights.critical !== 1 || groups.length > 1;
  const lines: Line[] = [];
  const hasUnits = Object.keys(rule.weights.units).length > 0;
  for (const { unit, weight, mean } of hasUnits ? groups : []) {
    const own = round2(mean);
    lines.push(
      plainLine(
        say('letter.line.group', { unit: unit ?? '', weight }),
        isPercent ? say('letter.figure.number-percent', { value: own }) : averageText(own),
        true,
      ),
    );
  }
  for (const unit of Object.keys(rule.weights.units)) {
    if (unit === '*' || groups.some((group) => group.unit === unit)) continue;
    lines.push({ ...plainLine(say('letter.line.re-weighted', { unit }), '', true), dropped: true });
  }
  lines.push(
    isPercent && !isWeighted
      ? plainLine(
          say('letter.line.percent'),
          say('letter.figure.percent', {
            reached: outcome.mastered,
            of: outcome.counted,
            percent: value,
          }),
          true,
        )
      : plainLine(
          say(isPercent ? 'letter.line.percent-weighted' : 'letter.line.average'),
          figure,
          true,
        ),
  );
  if (outcome.kind !== 'letter') return lines;
  // The letters below the one reached say nothing more.
  const reached = rule.bounds.findIndex((bound) => value >= bound.from);
  const shown = reached < 0 ? rule.bounds : rule.bounds.slice(0, reached + 1);
  return [
    ...lines,
    ...shown.map(({ letter, from }) => ({
      letter,
      text: say(isPercent ? 'letter.line.bound-percent' : 'letter.line.bound', { letter, from }),
      figure,
      holds: value >= from,
      dropped: false,
    })),
  ];
}

/** Every condition down to the letter that holds, with its figures. */
function conditionLines(
  { book }: LetterDay,
  otherwise: string,
  { outcome }: StudentLetter,
  codeOf: (position: number) => string,
): Line[] {
  if (outcome.counted === 0) return [];
  const lines = outcome.figures.flatMap(({ letter, conditions }) =>
    conditions.map((figure) => ({
      letter,
      text: conditionText(figure.condition, book.scale, book.threshold),
      figure: figureText(figure, codeOf),
      holds: figure.holds,
      dropped: figure.dropped !== null,
    })),
  );
  if (outcome.figures.at(-1)?.holds === true || outcome.kind !== 'letter') return lines;
  const last = { ...plainLine(say('letter.line.otherwise'), '', true), letter: otherwise };
  return [...lines, last];
}

function figureText(figure: ConditionFigure, codeOf: (position: number) => string): string {
  const { reached, of, below, dropped } = figure;
  if (dropped !== null) return say(`letter.figure.${dropped}`);
  if (figure.unknownLevel) return say('letter.figure.unknown-level');
  if (isEvery(figure.condition) && below.length > 0 && below.length <= MOST_CODES) {
    const codes = below.map(codeOf).join(', ');
    return say('letter.figure.codes', { reached, of, codes });
  }
  if (figure.condition.measure !== 'share') return say('letter.figure.of', { reached, of });
  return say('letter.figure.percent', { reached, of, percent: honestPercent(figure) });
}

/** True where every single objective is asked for, so that those that lack are worth naming. */
const isEvery = (condition: Condition): boolean =>
  condition.measure === 'none-below' ||
  (condition.measure === 'share' && 'atLeast' in condition && condition.atLeast === 1);

/** A whole percentage, unless rounding would seem to say the opposite of what holds. */
function honestPercent({ reached, of, need, holds }: ConditionFigure): number {
  const exact = (100 * reached) / of;
  const whole = Math.round(exact);
  const seemsToHold = (whole * of) / 100 >= need - 1e-9;
  return seemsToHold === holds ? whole : round2(exact);
}

/** What decided, in one line: the number, what is owed, or what the next better letter lacks. */
export function decidedBy(found: LetterDay, rule: LetterRule, letter: StudentLetter): string {
  const { book } = found;
  const { outcome } = letter;
  const codeOf = (position: number): string => book.objectives[position]?.code ?? '';
  const [first] = outcomeLines(rule, letter, codeOf);
  if (outcome.kind !== 'letter' && first) {
    return say('letter.decided.because', { text: first.text, figure: first.figure });
  }
  if (rule.kind !== 'conditions') {
    const key = rule.kind === 'percent' ? 'letter.figure.number-percent' : 'letter.decided.average';
    return say(key, { value: outcome.value ?? 0 });
  }
  const nextBetter = outcome.figures.findLast((figure) => !figure.holds);
  const lacking = nextBetter?.conditions.find((figure) => !figure.holds && figure.dropped === null);
  if (!nextBetter || !lacking) return say('letter.decided.holds', { letter: letter.letter });
  return say('letter.decided.lacks', {
    letter: nextBetter.letter,
    text: conditionText(lacking.condition, book.scale, book.threshold),
    figure: figureText(lacking, codeOf),
  });
}
