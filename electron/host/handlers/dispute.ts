import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { spokenName } from '#shared/domain/roster.ts';
import { classBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { disputeEntries } from '../evidence/dispute-entries.ts';
import { found, invalid } from '../found.ts';
import { endOfDay } from '../letters/as-known-on.ts';
import { type HandedIn, handedIn, personOf } from '../letters/handed-in.ts';
import type { Handlers } from '../registry.ts';
import { evidenceSince, gradeChangesOf } from '../store/handing-in-store.ts';
import { changeView } from './handing-in.ts';
import { letters } from './letters.ts';

type Dispute = Output<'dispute.get'>;
type Letters = Output<'letters.get'>;
type Line = Letters['students'][number];

/** A letter then and now, and what came between. */
export const dispute: Pick<Handlers, 'dispute.get'> = {
  'dispute.get': (ctx, input) => {
    const { class: classId, term: termId, student } = input;
    const term = found(ctx, 'term', termId);
    const person = found(ctx, 'student', student);
    const { name } = found(ctx, 'class', classId);
    const newest = handedIn(ctx, classId, termId);
    const own =
      newest?.lines.find((one) => one.student === student)?.of ?? newest?.snapshot ?? null;
    const then = momentOf(ctx, input, own, { class: name, term: term.name });
    const asked = { class: classId, term: termId };
    const past = ctx.asKnownOn(then.known);
    const before = sideOf(past, { ...asked, asOf: then.asOf }, student);
    const now = sideOf(ctx, { ...asked, asOf: ctx.today }, student);
    if (!before || !now) {
      throw invalid('student', spokenName(person), 'handing-in.not-known-then');
    }
    // What was handed in is what stands on paper, whatever is calculated of it afterwards.
    const frozen = then.isHandedIn
      ? newest?.lines.find((one) => one.student === student)
      : undefined;
    return {
      class: { id: classId, name },
      term: { name: term.name, start: term.start, end: term.end },
      student: personOf({ ...person, student }),
      isHandedIn: then.isHandedIn,
      before: {
        ...before.side,
        at: then.at,
        ...(frozen && {
          letter: frozen.letter,
          value: frozen.value,
          counted: frozen.counted,
          mastered: frozen.mastered,
          overridden: frozen.overridden === 1,
        }),
      },
      now: now.side,
      stands: newest?.standing(student)?.letter ?? null,
      differences: differences(before.line, now.line, levelNames(ctx, classId)),
      entries: disputeEntries(ctx, { ...asked, student, at: then.at, asOf: then.asOf }),
      attempts: evidenceSince(ctx, [ctx.rows.keyOf('student', student)], then)
        .filter((row) => row.voidedAt === null && row.on <= ctx.today)
        .map((row) => ({
          id: row.id,
          on: row.on,
          objective: row.code,
          level: row.level ?? (row.score === null ? null : `${row.score}/${row.outOf}`),
          kind: row.kind,
        }))
        .reverse(),
      changes: gradeChangesOf(ctx, classId, termId)
        .filter((change) => change.student === student)
        .map((change) => changeView(ctx, change)),
    };
  },
};

/** When `then` was: the moment that was asked for, else when the letters were handed in. */
function momentOf(
  ctx: ReadCtx,
  { asOf, known }: { readonly asOf?: string | undefined; readonly known?: string | undefined },
  snapshot: HandedIn['snapshot'] | null,
  names: { readonly class: string; readonly term: string },
) {
  if (known === undefined && asOf === undefined) {
    if (!snapshot) throw invalid('term', names.term, 'handing-in.name-a-day', names);
    const { at, asOf: day } = snapshot;
    return {
      at,
      asOf: day,
      known: new Date(at).toISOString(),
      isHandedIn: true,
    };
  }
  const moment = known ?? asOf ?? ctx.today;
  const at =
    moment.length === 10 ? Math.min(ctx.now, endOfDay(ctx.dayOf, moment)) : Date.parse(moment);
  return { at, asOf: asOf ?? ctx.dayOf(at), known: moment, isHandedIn: false };
}

interface Side {
  readonly line: Line;
  readonly side: Dispute['now'];
}

/** A student's letter in a gradebook as it is or was; null where it held none. */
function sideOf(
  ctx: ReadCtx,
  asked: { readonly class: string; readonly term: string; readonly asOf: string },
  student: string,
): Side | null {
  try {
    const answer = letters['letters.get'](ctx, asked);
    const line = answer.students.find((one) => one.id === student);
    if (!line) return null;
    const { letter, value, counted, mastered, overridden, why } = line;
    const lines = why.lines.map(({ letter: of, text, figure, holds }) => ({
      letter: of,
      text,
      figure,
      holds,
    }));
    const { asOf, rule } = answer;
    const shown = { letter, value, counted, mastered, overridden, lines };
    return { line, side: { ...shown, asOf, at: ctx.now, rule: rule.name } };
  } catch (error) {
    if (error instanceof TroubleError && error.trouble.code === 'NOT_FOUND') return null;
    throw error;
  }
}

function levelNames(ctx: ReadCtx, classId: string): ReadonlyMap<string, string> {
  return new Map(classBook(ctx, classId).scale.levels.map((level) => [level.key, level.name]));
}

function differences(
  before: Line,
  now: Line,
  names: ReadonlyMap<string, string>,
): Dispute['differences'] {
  const [then, today] = [before, now].map(
    (line) => new Map(line.why.counted.map((one) => [one.code, one])),
  );
  const codes = new Set([...(then?.keys() ?? []), ...(today?.keys() ?? [])]);
  return [...codes].flatMap((code) => {
    const [a, b] = [then?.get(code), today?.get(code)];
    if (a && b && a.level === b.level && a.mastered === b.mastered) return [];
    const nameOf = (level: string | null | undefined) =>
      level == null ? null : (names.get(level) ?? level);
    return [
      {
        code,
        statement: b?.statement ?? a?.statement ?? '',
        before: nameOf(a?.level),
        now: nameOf(b?.level),
        countedBefore: a !== undefined,
        countedNow: b !== undefined,
      },
    ];
  });
}
