import { TroubleError } from '#shared/contract/errors.ts';
import { WHOLE } from '../../interchange/grades-canvas.ts';
import type { GradeColumn, GradesReading } from '../../interchange/grades-reading.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Writes } from './decision.ts';

/** A column with what it is about. */
export interface MappedColumn {
  readonly column: GradeColumn;
  /** Where its cells stand in a row. */
  readonly at: number;
  readonly objectives: readonly { readonly id: string; readonly code: string }[];
  readonly by: 'hand' | 'kept' | 'code' | 'none';
  readonly outOf: number | null;
  /** Null: nobody said on which day. */
  readonly on: string | null;
}

/** What the columns of a file are about. */
export interface ColumnMap {
  readonly columns: readonly MappedColumn[];
  /** Keeps what was said of columns for the next file of this source. */
  remember(writes: Writes): void;
}

interface Planned {
  readonly id: string;
  readonly code: string;
}

/**
 * By what was said of the column, now or earlier, then by the codes in its heading. A quiz of whose
 * questions none names an objective is about those that its own name names. Throws TroubleError
 * NOT_FOUND, AMBIGUOUS for a column or code that a person names and that is not there.
 */
export function mapColumns(
  here: Snapshot,
  classId: string,
  reading: GradesReading,
  wishes: Wishes,
  quizName: string,
): ColumnMap {
  const planned = plannedIn(here, classId);
  const byId = new Map(planned.map((one) => [one.id, one]));
  const kept = new Map(
    [...here.rows('mapping').values()]
      .filter((row) => row.class === classId && row.source === reading.profile)
      .map((row) => [row.column, row]),
  );
  const said = saidOf(reading, planned, wishes);
  const keptAs = (key: string) => mappingKey(reading, key, quizName);
  const mapped = reading.columns.map((column, at): MappedColumn => {
    const own = said.get(column.key);
    const before = kept.get(keptAs(column.key));
    const ids = before ? listOf(before.objectives) : [];
    const known = ids.flatMap((id) => byId.get(id) ?? []);
    const found = codesIn(column.title, planned);
    // A mapping to objectives that the class no longer plans says nothing.
    const isKept = before !== undefined && (ids.length === 0 || known.length > 0);
    const by = own ? 'hand' : isKept ? 'kept' : found.length > 0 ? 'code' : 'none';
    return {
      column,
      at,
      by,
      objectives: own?.objectives ?? (isKept ? known : found),
      outOf: own?.outOf ?? column.outOf ?? before?.outOf ?? null,
      on: own?.on ?? before?.on ?? null,
    };
  });
  return {
    columns: reading.isQuiz ? withWhole(mapped, codesIn(quizName, planned)) : mapped,
    remember(writes) {
      for (const [key, { objectives, on, outOf }] of said) {
        const column = keptAs(key);
        const before = kept.get(column);
        const ids = objectives.map(({ id }) => id);
        const values = {
          class: classId,
          source: reading.profile,
          column,
          objectives: ids,
          on: on ?? before?.on ?? null,
          outOf: outOf ?? before?.outOf ?? null,
        };
        const isSame =
          before !== undefined &&
          JSON.stringify(listOf(before.objectives)) === JSON.stringify(ids) &&
          before.on === values.on &&
          before.outOf === values.outOf;
        if (isSame) continue;
        writes.put('mapping', nameId('mapping', classId, reading.profile, column), values);
      }
    },
  };
}

/** Every quiz has a whole score; what was said of one says nothing of another. */
const mappingKey = ({ isQuiz }: GradesReading, key: string, quizName: string): string =>
  isQuiz && key === WHOLE ? `${WHOLE} ${quizName}` : key;

/** The whole score counts where no question says more, and never twice. */
function withWhole(columns: readonly MappedColumn[], named: readonly Planned[]): MappedColumn[] {
  const hasQuestions = columns.some(
    ({ column, objectives }) => column.key !== WHOLE && objectives.length > 0,
  );
  const hasWhole = columns.some(({ column }) => column.key === WHOLE);
  return columns.map((one) => {
    if (one.by !== 'none' || hasQuestions || named.length === 0) return one;
    const isAsked = hasWhole ? one.column.key === WHOLE : true;
    return isAsked ? { ...one, objectives: named, by: 'code' } : one;
  });
}

const listOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];

function plannedIn(here: Snapshot, classId: string): Planned[] {
  const courses = new Set(
    [...here.rows('classCourse').values()]
      .filter((row) => row.class === classId)
      .map((row) => row.course),
  );
  return [...here.rows('objective')]
    .filter(([, row]) => courses.has(here.rows('unit').get(row.unit)?.course ?? ''))
    .map(([id, { code }]) => ({ id, code }));
}

interface Said {
  readonly objectives: readonly Planned[];
  readonly on: string | null;
  readonly outOf: number | null;
}

function saidOf(
  { columns, headings }: GradesReading,
  planned: readonly Planned[],
  wishes: Wishes,
): Map<string, Said> {
  const said = new Map<string, Said>();
  for (const { column: written, objectives, on = null, outOf = null } of wishes.map?.columns ??
    []) {
    const lower = written.trim().toLowerCase();
    const tests: ((column: GradeColumn) => boolean)[] = [
      ({ key }) => key === written,
      ({ heading }) => heading.trim() === written.trim(),
      ({ title }) => title === written.trim(),
      ({ heading, title }) =>
        heading.trim().toLowerCase() === lower || title.toLowerCase() === lower,
      ({ heading }) => /^\d+$/.test(written) && headings[Number(written) - 1] === heading,
    ];
    const column = tests.map((test) => columns.find(test)).find((one) => one !== undefined);
    if (!column) throw new TroubleError('NOT_FOUND', { what: 'column', name: written });
    const about = (objectives ?? []).map((code) => objectiveNamed(planned, code));
    said.set(column.key, { objectives: about, on, outOf });
  }
  return said;
}

function objectiveNamed(planned: readonly Planned[], written: string): Planned {
  const lower = written.trim().toLowerCase();
  for (const test of [
    ({ id }: Planned) => id === written,
    ({ code }: Planned) => code === written.trim(),
    ({ code }: Planned) => code.toLowerCase() === lower,
  ]) {
    const found = planned.filter(test);
    if (found.length > 1) throw new TroubleError('AMBIGUOUS', { what: 'objective', name: written });
    if (found[0]) return found[0];
  }
  throw new TroubleError('NOT_FOUND', { what: 'objective', name: written });
}

const isWordy = (letter: string | undefined): boolean =>
  letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/**
 * The codes that stand in a title as words of their own, longer ones first so that `C1.1` does not
 * read as `C1`. A bare number or letter counts only where it leads or is all there is.
 */
function codesIn(title: string, planned: readonly Planned[]): Planned[] {
  const text = title.slice(0, 1000).toLowerCase();
  const taken: [number, number][] = [];
  const found: { readonly at: number; readonly one: Planned }[] = [];
  const times = new Map<string, number>();
  for (const { code } of planned) times.set(code, (times.get(code) ?? 0) + 1);
  // Two courses may give one code to different objectives; then a person says which is meant.
  const codes = planned
    .filter(({ code }) => times.get(code) === 1)
    .sort((a, b) => b.code.length - a.code.length);
  for (const one of codes) {
    const code = one.code.toLowerCase();
    if (code === '') continue;
    const isBare = /^(?:\d+|\p{L})$/u.test(code);
    for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
      const end = at + code.length;
      const goesOn = /^(?:\.?[\p{L}\p{N}]|[-_]\p{N})/u.test(text.slice(end, end + 2));
      const before = text[at - 1];
      const comesFrom = isWordy(before) || (before === '.' && isWordy(text[at - 2]));
      if (goesOn || comesFrom || taken.some(([from, to]) => at < to && end > from)) continue;
      if (isBare && !(at === 0 && (end === text.length || /^\s*[:.)\]–-]/.test(text.slice(end)))))
        continue;
      taken.push([at, end]);
      if (!found.some((known) => known.one.id === one.id)) found.push({ at, one });
      break;
    }
  }
  return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
}
