import { TroubleError } from '#shared/contract/errors.ts';
import { builtInNames } from '#shared/domain/built-in-names.ts';
import type { Row } from '#shared/model/row.ts';
import { BARE_OBJECTIVE } from '../../class/bare-objective.ts';
import { createProblems } from '../../interchange/problem.ts';
import type { ObjectiveEntry, ObjectivesReading } from '../../interchange/reading.ts';
import { say } from '../../say.ts';
import type { Snapshot } from '../../store/import-store.ts';
import { createListWriter, createPrerequisiteWriter } from './course-rows.ts';
import type { Wishes } from './decide.ts';
import {
  type Deciding,
  type Decision,
  type Draft,
  noCounts,
  replacedFields,
  SAMPLE_ROWS,
  Writes,
} from './decision.ts';
import { codeFinder } from './objective-codes.ts';
import {
  type Placed,
  placeObjectives,
  placesOf,
  placeUnits,
  type Units,
  type Work,
} from './objective-places.ts';
import { courseForClass, joinPlan } from './plan-course.ts';

type ObjectiveRow = Row<'objective'>;

/** The course that a person names, by name. Throws TroubleError AMBIGUOUS. */
export function courseNamed(here: Snapshot, name: string): string | undefined {
  const all = [...here.rows('course')];
  const exact = all.filter(([, row]) => row.name === name);
  const lower = name.toLowerCase();
  const found =
    exact.length > 0 ? exact : all.filter(([, row]) => row.name.toLowerCase() === lower);
  if (found.length > 1) throw new TroubleError('AMBIGUOUS', { what: 'course', name });
  return found[0]?.[0];
}

/**
 * What a file of objectives does to a course, which is created when it is new; a class that is
 * named besides uses it from now on. Nothing is ever
 * deleted; objectives that the file leaves out are only counted. Throws TroubleError AMBIGUOUS.
 */
export function decideObjectives(
  reading: ObjectivesReading,
  wishes: Pick<Wishes, 'class' | 'course'>,
  { here, newId }: Deciding,
): Decision {
  const className = wishes.class ?? null;
  const name = wishes.course?.trim() || courseForClass(here, className) || '';
  const known = name === '' ? undefined : courseNamed(here, name);
  const work: Work = {
    here,
    newId,
    reading,
    course: known ?? newId(),
    counts: { ...noCounts(), refused: reading.refused },
    problems: createProblems(),
    writes: new Writes(),
    kept: { byHand: 0 },
  };
  const { writes, counts } = work;
  if (!known && name !== '') writes.put('course', work.course, { name, code: null });
  const units = placeUnits(work);
  const { placed, generated, left } = placeObjectives(work, units);
  const changed = writeObjectives(work, placed);
  writeLinks(work, placed, changed);
  for (const { id, present } of placed) {
    if (!present) counts.new += 1;
    else if (changed.has(id)) counts.changed += 1;
    else counts.unchanged += 1;
  }
  const plan =
    name === ''
      ? { notes: [], touched: [], joins: null }
      : joinPlan(here, writes, className, { id: work.course, name });
  return {
    counts,
    problems: work.problems.list(),
    notes: [
      ...(known || name === '' ? [] : [say('interchange.note.new-course', { name })]),
      ...(generated > 0 ? [say('interchange.note.codes', { count: generated })] : []),
      ...(left > 0 ? [say('interchange.note.objectives-missing', { count: left })] : []),
      ...(work.kept.byHand > 0
        ? [say('interchange.note.by-hand', { count: work.kept.byHand })]
        : []),
      ...plan.notes,
    ],
    ...sampleOf(placed, units),
    classes: [],
    notListed: [],
    asks: [
      ...(name === '' ? (['course'] as const) : []),
      ...(reading.asksDayFirst ? (['day-first'] as const) : []),
    ],
    touched: plan.touched,
    course: name,
    joins: plan.joins,
    writes,
  };
}

/** Writes the objectives' own fields and places; answers which present ones changed. */
function writeObjectives(work: Work, placed: readonly Placed[]): Set<string> {
  const { here, writes, kept } = work;
  const changed = new Set<string>();
  const positions = placesOf(work, placed, changed);
  for (const { entry, id, code, unit, present } of placed) {
    const threshold = thresholdOf(work, entry);
    const position = positions.get(id) ?? 0;
    if (!present) {
      writes.put('objective', id, {
        ...BARE_OBJECTIVE,
        unit,
        code,
        statement: entry.statement,
        learningTarget: entry.learningTarget,
        critical: entry.critical ?? false,
        position,
        threshold,
        method: entry.method,
        parameter: entry.parameter,
        question: entry.question,
        targetDate: entry.targetDate,
      });
      continue;
    }
    const wanted: Draft<ObjectiveRow> = {
      unit,
      code,
      statement: entry.statement,
      learningTarget: entry.learningTarget,
      threshold,
      method: entry.method,
      parameter: entry.parameter,
      question: entry.question,
      targetDate: entry.targetDate,
    };
    if (entry.critical !== null) wanted.critical = entry.critical;
    const patch = replacedFields(here, 'objective', id, present, wanted, kept);
    if (Object.keys(patch).length > 0) changed.add(id);
    writes.update('objective', id, {
      ...patch,
      ...(position === present.position ? {} : { position }),
    });
  }
  return changed;
}

/** A level's key where the file writes its name; a number as it is; null (and said) when unknown. */
function thresholdOf({ here, reading, problems }: Work, entry: ObjectiveEntry): string | null {
  const written = entry.threshold;
  if (written === null) return null;
  const lower = written.toLowerCase();
  const levels = [...here.rows('level').values()];
  const level =
    levels.find((one) => one.levelKey === written) ??
    levels.find(
      (one) => one.levelKey.toLowerCase() === lower || one.name.toLowerCase() === lower,
    ) ??
    levels.find((one) => builtInNames(one.name).some((name) => name.toLowerCase() === lower));
  if (level) return level.levelKey;
  if (levels.some((one) => one.value === Number(written))) return written;
  const place = { row: entry.row, column: reading.headings.threshold, value: written };
  problems.add(reading.file, place, 'interchange.rule.threshold');
  return null;
}

/** Lists and prerequisites, once every objective has its id; adds to `changed`. */
function writeLinks(work: Work, placed: readonly Placed[], changed: Set<string>): void {
  const { here, reading, course, problems, writes } = work;
  const lists = createListWriter(work, writes);
  const prerequisites = createPrerequisiteWriter(work, writes);
  const finder = codeFinder(here, course, placed);
  const { file, headings } = reading;
  const column = headings.prerequisites;
  for (const { entry, id } of placed) if (lists.bring(id, entry, false)) changed.add(id);

  const wanted = placed
    .filter(({ entry }) => entry.prerequisites !== null)
    .map((one) => ({ ...one, found: finder.find(one.entry.prerequisites ?? '') }));
  for (const { id, found } of wanted) {
    if (prerequisites.drop(id, new Set(found.ids))) changed.add(id);
  }
  for (const { entry, id, found } of wanted) {
    for (const { code, isAmbiguous } of found.unknown) {
      const rule = isAmbiguous
        ? 'interchange.rule.prerequisite-ambiguous'
        : 'interchange.rule.prerequisite-unknown';
      problems.add(file, { row: entry.row, column, value: code }, rule);
    }
    for (const requires of found.ids) {
      const added = prerequisites.add(id, requires);
      if (added === true) changed.add(id);
      else if (added !== false) {
        const path = added.map((one) => finder.codeOf(one)).join(' → ');
        const place = { row: entry.row, column, value: finder.codeOf(requires) };
        problems.add(file, place, 'interchange.rule.cycle', { path });
      }
    }
  }
}

function sampleOf(placed: readonly Placed[], units: Units): Pick<Decision, 'columns' | 'sample'> {
  const columns = [
    say('interchange.column.unit'),
    say('interchange.column.code'),
    say('interchange.column.objective'),
    say('interchange.column.critical'),
    say('interchange.column.prerequisites'),
    say('interchange.column.target-date'),
  ];
  const sample = placed
    .slice(0, SAMPLE_ROWS)
    .map(({ entry, code, unit }) => [
      units.names.get(unit) ?? '',
      code,
      entry.statement,
      say(entry.critical === true ? 'interchange.yes' : 'interchange.no'),
      entry.prerequisites ?? '',
      entry.targetDate ?? '',
    ]);
  return { columns, sample };
}
