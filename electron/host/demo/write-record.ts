import type { IsoDate } from '#shared/domain/time.ts';
import type { WriteCtx } from '../context.ts';
import { habits } from '../handlers/habits.ts';
import { handingIn } from '../handlers/handing-in.ts';
import { overrides } from '../handlers/overrides.ts';
import { letterDay, lettersBy } from '../letters/class-letters.ts';
import { ruleOfClass } from '../letters/rule-of-class.ts';
import { allTerms } from '../store/term-store.ts';
import { createRandom } from './random.ts';
import type { ToldClass } from './told.ts';

/** How far back a handing in is looked for that a letter has changed since, in class days. */
const LOOKS_BACK = 25;

const DOMAINS = ['Comes prepared', 'Works on time', 'Works with others', 'Perseveres'];
const LEVELS = ['Rarely', 'Sometimes', 'Usually', 'Always'];

export interface RecordFrame {
  readonly class: string;
  readonly students: readonly string[];
  readonly objectives: readonly string[];
  readonly days: readonly IsoDate[];
  readonly seed: number;
}

/**
 * What stands beside the evidence of the demo's first class: a level set by hand and locked, habits,
 * and the six weeks that ended last, handed in, with a letter that changed since and one corrected.
 */
export function writeRecord(given: WriteCtx, frame: RecordFrame, told: ToldClass): void {
  const ctx: WriteCtx = { ...given, about: () => undefined };
  setByHand(withoutMemory(ctx), frame, told);
  const over = allTerms(ctx).filter(
    (term) => term.name.startsWith('Six Weeks') && term.end < ctx.today,
  );
  const term = over.at(-1) ?? null;
  scoreHabits(ctx, frame, told, term?.id ?? null);
  if (term) handIn(ctx, frame, term);
}

/** The newest attempt that fell short, of somebody who is still here. */
function setByHand(ctx: WriteCtx, frame: RecordFrame, told: ToldClass): void {
  const short = told.attempts.findLast(
    ({ student, level }) => level === 0 && told.stays[student]?.until === null,
  );
  if (!short) return;
  overrides['override.cell'](ctx, {
    class: frame.class,
    student: frame.students[short.student] ?? '',
    objective: frame.objectives[short.objective] ?? '',
    level: 'basic',
    reason: 'Explained it at the board; the paper does not show it.',
    locked: true,
  });
}

function scoreHabits(
  ctx: WriteCtx,
  frame: RecordFrame,
  told: ToldClass,
  term: string | null,
): void {
  const named = (names: readonly string[]) => names.map((name) => ({ name }));
  habits['habit.define'](withoutMemory(ctx), { domains: named(DOMAINS), levels: named(LEVELS) });
  const at = { class: frame.class, term };
  const { domains, levels } = habits['habit.get'](withoutMemory(ctx), at);
  const random = createRandom(frame.seed).branch('habits');
  const entries = told.stays.flatMap((stay, s) => {
    const usual = random.int(1, 3);
    return domains.flatMap((domain) => {
      const level = Math.max(0, usual - Number(random.chance(0.3)));
      // Two are left for the teacher to try it.
      if (stay.until !== null || s >= told.stays.length - 2) return [];
      return [
        { student: frame.students[s] ?? '', domain: domain.id, level: levels[level]?.id ?? null },
      ];
    });
  });
  habits['habit.score'](withoutMemory(ctx), { ...at, on: ctx.today, entries });
}

function handIn(
  ctx: WriteCtx,
  frame: RecordFrame,
  term: { readonly id: string; readonly end: IsoDate },
): void {
  const fresh = withoutMemory(ctx);
  const { rule } = ruleOfClass(fresh, frame.class);
  const lettersOn = (asOf: IsoDate) =>
    new Map(
      lettersBy(letterDay(fresh, { class: frame.class, term: term.id, asOf }), rule, {
        ways: false,
      }).map((one) => [one.day.student.id, one.letter]),
    );
  const now = lettersOn(ctx.today);
  const changedSince = (asOf: IsoDate) =>
    [...lettersOn(asOf)].filter(([student, letter]) => (now.get(student) ?? letter) !== letter);
  const days = frame.days.filter((day) => day >= term.end && day < ctx.today).slice(-LOOKS_BACK);
  const asOf = days.findLast((day) => changedSince(day).length > 0) ?? days[0] ?? term.end;
  handingIn['snapshot.make'](fresh, { class: frame.class, term: term.id, asOf });
  const found = handingIn['snapshot.get'](fresh, { class: frame.class, term: term.id });
  const moved = new Set(changedSince(asOf).map(([student]) => student));
  const ladder = found.letters;
  const overlooked = found.students.find(
    ({ id, letter }) => !moved.has(id) && ladder.indexOf(letter) > 0 && letter.length === 1,
  );
  if (!overlooked) return;
  handingIn['grade-change.make'](fresh, {
    class: frame.class,
    term: term.id,
    student: overlooked.id,
    letter: ladder[ladder.indexOf(overlooked.letter) - 1] ?? '',
    reason: 'A lab that was handed in on time had been mislaid.',
    approver: 'J. Okonkwo, principal',
  });
}

/** What was kept of the gradebook before all this was written says nothing of it. */
function withoutMemory(ctx: WriteCtx): WriteCtx {
  const kept = new Map<string, unknown>();
  return {
    ...ctx,
    memo: (key, make) => {
      if (!kept.has(key)) kept.set(key, make());
      return kept.get(key) as ReturnType<typeof make>;
    },
  };
}
