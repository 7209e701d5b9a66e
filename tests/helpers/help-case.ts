import type { Attempt, Moment } from '#shared/domain/attempt.ts';
import { EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import { type CellFlag, type CellStatus, flagBit, statusCode } from '#shared/domain/cell.ts';
import { helpReasons } from '#shared/domain/help/list.ts';
import {
  type HelpClass,
  type HelpMark,
  type HelpReason,
  type HelpStudent,
  helpDays,
} from '#shared/domain/help/student.ts';
import { DEFAULT_WEIGHTS } from '#shared/domain/help/weights.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';

/** The day of the cases: a Tuesday. Monday the 9th and Friday the 6th are the class days before. */
export const ON = '2026-11-10';

/** A cell as a case writes it. */
export interface CellCase {
  readonly status?: CellStatus;
  readonly flags?: readonly CellFlag[];
  readonly due?: string;
  /** Days, or days with an instant, of the attempts. */
  readonly tried?: readonly (string | Moment)[];
  readonly value?: number;
  readonly helped?: string | Moment;
}

export interface StudentCase extends Partial<Omit<HelpStudent, 'marks' | 'row'>> {
  readonly cells?: readonly CellCase[];
  readonly marks?: readonly (Partial<HelpMark> & { kind: string; on: string })[];
  readonly ahead?: number;
}

const moment = (given: string | Moment): Moment =>
  typeof given === 'string' ? { on: given, recordedAt: 1 } : given;

const attemptAt = (given: string | Moment, value: number): Attempt => ({
  ...moment(given),
  value,
  kind: 'check',
  support: null,
  countsFully: false,
  robust: null,
  aimed: null,
  source: null,
});

/** A student who was talked with yesterday and needs nothing but what the case says. */
export function aStudent({ cells = [], marks = [], ahead = 0, ...rest }: StudentCase): HelpStudent {
  const row: StudentRow = {
    status: cells.map((cell) => statusCode(cell.status ?? 'not-assessed')),
    level: cells.map(() => -1),
    value: cells.map(() => null),
    attempts: cells.map((cell) => cell.tried?.length ?? 0),
    flags: cells.map((cell) => (cell.flags ?? []).reduce((sum, flag) => sum + flagBit(flag), 0)),
    due: cells.map((cell) => cell.due ?? null),
    behind: 0,
    ahead,
    mastered: 0,
    dueCount: 0,
  };
  return {
    index: 0,
    row,
    attempts: cells.map((cell) => (cell.tried ?? []).map((on) => attemptAt(on, cell.value ?? 1))),
    correctives: new Map(
      cells.flatMap((cell, i) => (cell.helped ? [[i, moment(cell.helped)] as const] : [])),
    ),
    marks: marks.map((mark) => ({ objective: null, until: null, recordedAt: 5, ...mark })),
    absences: new Set(),
    contact: { on: '2026-11-09', recordedAt: 1 },
    talks: new Set(['2026-11-09']),
    since: null,
    planned: new Set(),
    deferred: new Set(),
    challenged: new Set(),
    ...rest,
  };
}

/** The class of the cases: Monday to Friday, as many objectives as signs; `!` is critical. */
export function aClass(signs: string, more: Partial<HelpClass> = {}): HelpClass {
  const on = more.on ?? ON;
  const calendar = more.calendar ?? EVERY_WEEKDAY;
  return {
    ...helpDays(calendar, on),
    calendar,
    on,
    critical: [...signs].map((sign) => sign === '!'),
    needs: [...signs].map(() => []),
    top: 4,
    size: 30,
    ...more,
  };
}

/** The reasons of a case by the default weights. */
export const reasonsOf = (student: HelpStudent, about: HelpClass): HelpReason[] =>
  helpReasons(student, about, DEFAULT_WEIGHTS);

/** `kind points`, as tables of cases write reasons. */
export const inShort = (reasons: readonly HelpReason[]): string =>
  reasons.map((reason) => `${reason.kind} ${reason.points}`).join(', ');
