import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { ExportProfile, ProfileField, ProfileValue } from '#shared/domain/export-profile.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import { classBook } from '../../class/class-book.ts';
import { classDay, type StudentDay, studentDays } from '../../class/class-day.ts';
import type { ReadCtx } from '../../context.ts';
import { type AttemptToExport, attemptsToExport } from '../../evidence/attempts-to-export.ts';
import { found } from '../../found.ts';
import { letters } from '../../handlers/letters.ts';
import { type OfficialLetter, officialLetters } from '../../letters/official-letters.ts';
import type { Steps } from '../../steps.ts';

/** A line of the file: the values of its columns, and whose it is. */
export interface ProfileRow {
  readonly who: string;
  readonly values: readonly ProfileValue[];
}

export interface ProfileTable {
  /** How many lines there are. */
  readonly count: number;
  readonly students: number;
  rows(): Generator<ProfileRow>;
}

type Getter = () => ProfileValue;
type Getters = Partial<Record<ProfileField, Getter>>;
type Letter = Pick<OfficialLetter, 'letter' | 'code' | 'number'>;

/** The school's programs know the legal name, not the one that is called. */
const legalName = (one: { readonly familyName: string; readonly givenName: string }): string =>
  one.givenName === '' ? one.familyName : `${one.familyName}, ${one.givenName}`;

const LETTER_FIELDS = new Set<ProfileField>(['letter', 'hand-in-code', 'hand-in-number']);

/** The lines that a profile makes of a class; each is made when it is asked for. */
export function* profileTable(
  ctx: ReadCtx,
  profile: Pick<ExportProfile, 'rows' | 'columns'>,
  classId: string,
  termId: string | null,
): Steps<ProfileTable> {
  const book = classBook(ctx, classId);
  const term = termId === null ? null : found(ctx, 'term', termId);
  const asOf = term && term.end < ctx.today ? term.end : ctx.today;
  const day = classDay(ctx, book, asOf);
  const wantsLetters = profile.columns.some(({ field }) => LETTER_FIELDS.has(field));
  const letterOf = wantsLetters ? lettersOf(ctx, classId, termId) : new Map<string, Letter>();
  const units = unitNames(book);

  const ofClass: Getters = {
    class: () => book.row.name,
    'class-code': () => book.row.code,
    term: () => term?.name ?? null,
    'as-of': () => ({ day: asOf }),
  };
  const ofStudent = (student: {
    readonly id: string;
    readonly schoolId: string | null;
    readonly givenName: string;
    readonly familyName: string;
  }): Getters => {
    const row = ctx.rows.get('student', student.id);
    const letter = letterOf.get(student.id);
    return {
      ...ofClass,
      'school-id': () => student.schoolId,
      'student-name': () => legalName(student),
      'family-name': () => student.familyName,
      'given-name': () => student.givenName,
      called: () => row?.called ?? null,
      email: () => row?.email ?? null,
      grade: () => row?.grade ?? null,
      letter: () => letter?.letter ?? null,
      'hand-in-code': () => letter?.code ?? null,
      'hand-in-number': () => letter?.number ?? null,
    };
  };
  const ofPace = ({ row }: StudentDay): Getters => ({
    'mastered-count': () => row.mastered,
    behind: () => row.behind,
    ahead: () => row.ahead,
  });
  const ofObjective = (at: number): Getters => {
    const one = book.objectives[at];
    return {
      unit: () => units[at] ?? null,
      objective: () => one?.code ?? null,
      statement: () => one?.statement ?? null,
      critical: () => one?.critical ?? false,
    };
  };
  const ofCell = ({ row, facts }: StudentDay, at: number): Getters => {
    const level = book.scale.levels[row.level[at] ?? -1];
    const due = row.due[at] ?? null;
    return {
      'target-date': () => (due === null ? null : { day: due }),
      status: () => CELL_STATUSES[row.status[at] ?? -1] ?? null,
      level: () => level?.name ?? null,
      'level-number': () => level?.value ?? null,
      value: () => row.value[at] ?? null,
      attempts: () => facts.attempts[at]?.length ?? 0,
    };
  };
  const ofAttempt = (attempt: AttemptToExport): Getters => {
    const index = attempt.level === null ? -1 : levelIndex(book.scale, attempt.level);
    const level = book.scale.levels[index];
    const { score, outOf } = attempt;
    return {
      level: () => level?.name ?? attempt.level,
      'level-number': () => level?.value ?? null,
      date: () => ({ day: attempt.on }),
      score: () => score,
      'out-of': () => outOf,
      percent: () =>
        score === null || outOf === null || outOf <= 0
          ? null
          : Math.round((score / outOf) * 10_000) / 100,
      kind: () => attempt.kind,
      task: () => attempt.task,
      version: () => attempt.version,
      assessor: () => attempt.assessor,
      shown: () => attempt.shown,
      feedback: () => attempt.feedback,
      support: () => attempt.support,
      late: () => attempt.late === 1,
    };
  };
  const row = (who: string, getters: Getters): ProfileRow => ({
    who,
    values: profile.columns.map(({ field, text }) =>
      field === 'constant' ? (text ?? '') : (getters[field]?.() ?? null),
    ),
  });

  if (profile.rows !== 'attempt') {
    const perStudent = profile.rows === 'student' ? 1 : book.planned;
    return {
      count: day.students.length * perStudent,
      students: day.students.length,
      *rows() {
        for (const student of day.students) {
          const [own] = studentDays(ctx, day, [student]);
          if (!own) continue;
          const getters = { ...ofStudent(student), ...ofPace(own) };
          if (profile.rows === 'student') {
            yield row(student.listName, getters);
            continue;
          }
          for (let at = 0; at < book.planned; at += 1) {
            yield row(student.listName, { ...getters, ...ofObjective(at), ...ofCell(own, at) });
          }
        }
      },
    };
  }
  const attempts = yield* attemptsToExport(ctx, classId, term);
  const paces = new Map(day.students.map((student) => [student.id, student]));
  const places = new Map(book.objectives.map(({ code }, at) => [code, at]));
  return {
    count: attempts.length,
    students: new Set(attempts.map(({ student }) => student)).size,
    *rows() {
      let last: { readonly id: string; readonly getters: Getters } = { id: '', getters: {} };
      for (const attempt of attempts) {
        if (last.id !== attempt.student) {
          const here = paces.get(attempt.student);
          const own = here ? studentDays(ctx, day, [here])[0] : undefined;
          const about = { ...attempt, id: attempt.student };
          last = {
            id: attempt.student,
            getters: { ...ofStudent(about), ...(own ? ofPace(own) : {}) },
          };
        }
        const at = places.get(attempt.objective);
        const objective: Getters = { objective: () => attempt.objective };
        yield row(legalName(attempt), {
          ...last.getters,
          ...(at === undefined ? objective : ofObjective(at)),
          ...ofAttempt(attempt),
        });
      }
    },
  };
}

function unitNames({ units, objectives }: ReturnType<typeof classBook>): (string | null)[] {
  const names: (string | null)[] = objectives.map(() => null);
  for (const { name, first, count } of units) names.fill(name, first, first + count);
  return names;
}

/** Letters by student: of a term as the school is to have them, of the whole year as they stand. */
function lettersOf(ctx: ReadCtx, classId: string, term: string | null): Map<string, Letter> {
  if (term !== null) {
    return new Map(officialLetters(ctx, classId, term).students.map((one) => [one.student, one]));
  }
  const { students } = letters['letters.get'](ctx, { class: classId, term: null });
  return new Map(students.map(({ id, letter, handIn }) => [id, { letter, ...handIn }]));
}
