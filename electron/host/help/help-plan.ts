import { type Group, groupsOf } from '#shared/domain/help/groups.ts';
import { type HelpLine, helpList } from '#shared/domain/help/list.ts';
import { planVisits, WAITED_DAYS } from '#shared/domain/help/places.ts';
import type { HelpWeights } from '#shared/domain/help/weights.ts';
import type { ReadCtx } from '../context.ts';
import { sessionOn } from '../store/visit-store.ts';
import type { ClassHelp, PresentStudent } from './class-help.ts';

/** A student's line of today's list. */
export interface ListedStudent extends PresentStudent {
  readonly line: HelpLine;
  /** Which visit of the plan it is, from 1; null: not planned. */
  readonly place: number | null;
}

/** Today's list of a class, in order. */
export interface HelpPlan {
  readonly listed: readonly ListedStudent[];
  readonly groups: readonly Group[];
  /** The class was started: its plan is fixed. */
  readonly session: { readonly minutes: number | null; readonly startedAt: number } | null;
  readonly minutes: number | null;
}

/** The list with whom the minutes reach: as fixed when the class was started, else as proposed. */
export function helpPlan(
  ctx: ReadCtx,
  help: ClassHelp,
  weights: HelpWeights,
  minutes: number | null,
): HelpPlan {
  const session = sessionOn(ctx, help.book.key, help.about.on) ?? null;
  const { inOrder, groups } = orderOf(help, weights);
  const places = session
    ? help.planned
    : proposedPlaces(
        help,
        inOrder.map(({ present }) => present),
        groups,
        minutes,
      );
  return {
    listed: inOrder.map(({ line, present }) => ({
      ...present,
      line,
      place: places.get(present.student.key) ?? null,
    })),
    groups,
    session: session && { minutes: session.minutes, startedAt: session.startedAt },
    minutes: session ? session.minutes : minutes,
  };
}

/** The order of those who are here, and the groups in it. */
export function orderOf(help: ClassHelp, weights: HelpWeights) {
  const byIndex = new Map(help.present.map((present) => [present.help.index, present]));
  const students = help.present.map((present) => present.help);
  const inOrder = helpList(students, help.about, weights).flatMap((line) => {
    const present = byIndex.get(line.index);
    return present ? [{ line, present }] : [];
  });
  const rows = inOrder.map(({ present }) => present.help.row);
  return { inOrder, groups: groupsOf(rows, help.about.critical) };
}

/** Whom the minutes would reach, by the student's key. */
export function proposedPlaces(
  help: ClassHelp,
  inOrder: readonly PresentStudent[],
  groups: readonly Group[],
  minutes: number | null,
): ReadonlyMap<number, number> {
  const lately = help.about.before.slice(0, WAITED_DAYS);
  const visits = planVisits({
    count: inOrder.length,
    groups: groups.map((group) => group.members),
    minutes,
    waited: (place) => !lately.some((day) => inOrder[place]?.help.planned.has(day)),
  });
  return new Map(
    visits.flatMap((visit, at) =>
      visit.members.flatMap((place) => {
        const student = inOrder[place]?.student;
        return student ? [[student.key, at + 1] as const] : [];
      }),
    ),
  );
}
