import { isClassDay } from '#shared/domain/calendar.ts';
import { openMarksOf } from '#shared/domain/help/closing.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { DayStudent } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { type ClassHelp, classHelp, helpWeights, type PresentStudent } from '../help/class-help.ts';
import { orderOf } from '../help/help-plan.ts';
import { reasonView } from '../help/reason-words.ts';
import { unusedVersion } from '../help/unused-version.ts';
import type { Handlers } from '../registry.ts';
import { allClasses } from '../store/class-store.ts';
import { appointmentsFrom, sessionOn } from '../store/visit-store.ts';

/** Lines of each class's list; the rest is one step away. */
const FIRST = 5;

/** What a day holds over all classes. */
export const day: Pick<Handlers, 'day.get'> = {
  'day.get': (ctx, { on = ctx.today }) => {
    const weights = helpWeights(ctx);
    const open = allClasses(ctx)
      .filter((one) => one.archivedOn === null || one.archivedOn > on)
      .sort((a, b) => a.position - b.position);
    return {
      on,
      classes: open.map(({ id, name, key }) => {
        const help = classHelp(ctx, id, on);
        const { book, present, about } = help;
        const { inOrder } = orderOf(help, weights);
        const withReasons = inOrder.filter(({ line }) => line.reasons.length > 0);
        return {
          id,
          name,
          students: help.day.students.length,
          meets: isClassDay(book.calendar, on),
          startedAt: sessionOn(ctx, key, on)?.startedAt ?? null,
          promised: present
            .filter((one) => openMarksOf(one.help, 'promised').length > 0)
            .map((one) => named(one.student)),
          rechecks: present.flatMap((one) => rechecksOf(ctx, help, one)),
          appointments: appointmentsOf(ctx, help),
          wasAbsent: present
            .filter((one) => one.help.absences.has(about.before[0] ?? ''))
            .map((one) => named(one.student)),
          absent: help.absent.map(named),
          first: withReasons.slice(0, FIRST).map(({ line, present: one }) => ({
            ...named(one.student),
            reasons: line.reasons.map((reason) => reasonView(book, reason, on)),
          })),
          more: Math.max(0, withReasons.length - FIRST),
        };
      }),
    };
  },
};

const named = (student: DayStudent) => ({ id: student.id, called: student.spoken });

function rechecksOf(ctx: ReadCtx, { book, about }: ClassHelp, { student, help }: PresentStudent) {
  return openMarksOf(help, 'recheck').flatMap(({ objective: position, until }) => {
    const objective = position === null ? undefined : book.objectives[position];
    if (!objective || until === null || until > about.on) return [];
    const version = unusedVersion(ctx, book, student.key, objective);
    return [
      {
        ...named(student),
        objective: objective.code,
        due: until,
        task: version?.task ?? null,
        version: version?.version ?? null,
      },
    ];
  });
}

/** Those of the day, and earlier ones since which nobody talked. */
function appointmentsOf(ctx: ReadCtx, { book, about, present }: ClassHelp) {
  const from: IsoDate = about.before.at(-1) ?? about.on;
  const made = appointmentsFrom(ctx, book.key, from);
  return present.flatMap(({ student, help }) =>
    made
      .filter(
        (one) =>
          one.student === student.key &&
          one.on <= about.on &&
          (help.contact === null || help.contact.on < one.on),
      )
      .map((one) => ({ ...named(student), appointment: one.id, on: one.on, note: one.note })),
  );
}
