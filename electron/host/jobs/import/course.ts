import { TroubleError } from '#shared/contract/errors.ts';
import type { Row } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import type { CourseReading, PackObjective } from '../../interchange/course-pack.ts';
import { freeName } from '../../interchange/distinct-names.ts';
import { mergeOrder } from '../../interchange/merge-order.ts';
import { createProblems, type Problems } from '../../interchange/problem.ts';
import { nameId } from '../../name-id.ts';
import { say } from '../../say.ts';
import type { Snapshot } from '../../store/import-store.ts';
import { createListWriter, createPrerequisiteWriter } from './course-rows.ts';
import { bringDescriptors, bringRule } from './course-rule.ts';
import type { Wishes } from './decide.ts';
import {
  type Counts,
  type Deciding,
  type Decision,
  type Draft,
  noCounts,
  SAMPLE_ROWS,
  Writes,
} from './decision.ts';
import { joinPlan } from './plan-course.ts';

interface Work extends Deciding {
  readonly reading: CourseReading;
  readonly counts: Counts;
  readonly problems: Problems;
  readonly writes: Writes;
  readonly kept: { byHand: number };
  readonly changed: Set<string>;
}

/**
 * What a course pack does: everything is found by its id, so a repeat changes nothing and a newer
 * pack updates what people here have not changed by hand. Nothing is deleted. Throws TroubleError
 * IMPORT_NOTHING_USABLE.
 */
export function decideCourse(
  reading: CourseReading,
  wishes: Pick<Wishes, 'class'>,
  deciding: Deciding,
): Decision {
  const { here } = deciding;
  const work: Work = {
    ...deciding,
    reading,
    counts: { ...noCounts(), refused: reading.refused },
    problems: createProblems(),
    writes: new Writes(),
    kept: { byHand: 0 },
    changed: new Set(),
  };
  const { counts, kept } = work;
  const head = { name: reading.course.name, code: reading.course.code };
  const present = here.rows('course').get(reading.course.id);
  const notes: string[] = [];
  if (present) update(work, 'course', reading.course.id, present, head);
  else {
    const taken = new Set([...here.rows('course').values()].map((course) => course.name));
    const name = freeName(head.name, (text) => taken.has(text));
    notes.push(
      name === head.name
        ? say('interchange.note.new-course', { name })
        : say('interchange.note.renamed', { title: head.name, name }),
    );
    work.writes.put('course', reading.course.id, { ...head, name });
  }
  bringScale(work);
  const rule = reading.rule && bringRule(here, reading.rule, work.writes);
  if (rule === 'by hand') kept.byHand += 1;
  else if (rule) notes.push(say('interchange.note.pack-rule', { name: rule.name }));
  const objectives = bringObjectives(work);
  bringStandards(work);
  bringLinks(work, objectives);
  for (const { id } of objectives) {
    if (!here.rows('objective').has(id)) counts.new += 1;
    else if (work.changed.has(id)) counts.changed += 1;
    else counts.unchanged += 1;
  }
  if (objectives.length === 0) throw nothingUsable(reading, work.problems);
  if (kept.byHand > 0) notes.push(say('interchange.note.by-hand', { count: kept.byHand }));
  const plan = joinPlan(here, work.writes, wishes.class ?? null, {
    id: reading.course.id,
    name: present?.name ?? head.name,
  });
  return {
    counts,
    problems: work.problems.list(),
    notes: [...notes, ...plan.notes],
    ...sampleOf(reading),
    classes: [],
    notListed: [],
    asks: [],
    touched: plan.touched,
    course: present?.name ?? head.name,
    joins: plan.joins,
    writes: work.writes,
  };
}

function nothingUsable(reading: CourseReading, problems: Problems): TroubleError {
  const first = reading.problems[0] ?? problems.list()[0];
  const why = first?.rule ?? say('interchange.why.no-objective');
  return new TroubleError('IMPORT_NOTHING_USABLE', { file: reading.file, why });
}

type PackTable = 'course' | 'unit' | 'objective' | 'scale' | 'level';

/** A pack says everything, blanks too; only a person's own word stays. True when a field moved. */
function update<T extends PackTable>(
  { here, writes, kept }: Work,
  table: T,
  id: string,
  present: Row<T>,
  wanted: Partial<Row<T>>,
): boolean {
  const patch: Partial<Row<T>> = {};
  for (const field of Object.keys(wanted) as (keyof Row<T> & string)[]) {
    if (present[field] === wanted[field]) continue;
    if (here.byHand(table, id, field)) kept.byHand += 1;
    else patch[field] = wanted[field];
  }
  writes.update(table, id, patch);
  return Object.keys(patch).length > 0;
}

/** The scale that the course was made for. Built-in ones are in every gradebook and stay. */
function bringScale(work: Work): void {
  const { here, reading, writes } = work;
  const { scale } = reading;
  if (!scale) return;
  const present = here.rows('scale').get(scale.id);
  if (present?.builtIn) return;
  const { id, name, threshold, calculatedThreshold } = scale;
  const row = { name, threshold, calculatedThreshold, builtIn: false };
  if (present) update(work, 'scale', id, present, row);
  else writes.put('scale', id, row);
  for (const { id: levelId, key, name: levelName, ...rest } of scale.levels) {
    const { value, cut, glyph, colour, copiedFrom } = rest;
    const level = { scale: id, levelKey: key, name: levelName, value, cut, glyph, colour };
    const known = here.rows('level').get(levelId);
    // A level of another scale never changes hands.
    if (known && known.scale !== id) continue;
    if (known) update(work, 'level', levelId, known, level);
    else writes.put('level', levelId, { ...level, copiedFrom: originOf(here, copiedFrom) });
  }
}

/** A level that is not here stands for nothing. */
const originOf = (here: Snapshot, level: string | null): string | null =>
  level !== null && here.rows('level').has(level) ? level : null;

/** Units and objectives; answers the objectives that were taken. */
function bringObjectives(work: Work): PackObjective[] {
  const { here, reading, counts, problems, writes, changed } = work;
  const course = reading.course.id;
  const taken: PackObjective[] = [];
  const presentUnits = [...here.rows('unit')]
    .filter(([, row]) => row.course === course)
    .sort((a, b) => a[1].position - b[1].position)
    .map(([id]) => id);
  const units = reading.units.filter((unit) => {
    const owner = here.rows('unit').get(unit.id)?.course;
    if (owner === undefined || owner === course) return true;
    counts.refused += unit.objectives.length;
    const place = { column: unit.name, value: unit.id };
    problems.add(reading.file, place, 'interchange.rule.id-taken');
    return false;
  });
  const { order } = mergeOrder(
    presentUnits,
    units.map((unit) => unit.id),
  );
  for (const unit of units) {
    const row = { course, name: unit.name, position: order.indexOf(unit.id) };
    const known = here.rows('unit').get(unit.id);
    if (known) update(work, 'unit', unit.id, known, row);
    else writes.put('unit', unit.id, row);
  }
  for (const unit of units) {
    const present = [...here.rows('objective')]
      .filter(([, row]) => row.unit === unit.id)
      .sort((a, b) => a[1].position - b[1].position)
      .map(([id]) => id);
    const places = mergeOrder(
      present,
      unit.objectives.map((objective) => objective.id),
    ).order;
    for (const objective of unit.objectives) {
      const known = here.rows('objective').get(objective.id);
      if (known && here.rows('unit').get(known.unit)?.course !== course) {
        counts.refused += 1;
        const place = { column: objective.code, value: objective.id };
        problems.add(reading.file, place, 'interchange.rule.id-taken');
        continue;
      }
      taken.push(objective);
      const row = objectiveRow(objective, unit.id, places.indexOf(objective.id));
      if (!known) writes.put('objective', objective.id, row);
      else if (update(work, 'objective', objective.id, known, row)) changed.add(objective.id);
    }
  }
  return taken;
}

const objectiveRow = (
  objective: PackObjective,
  unit: string,
  position: number,
): Row<'objective'> => ({
  unit,
  code: objective.code,
  statement: objective.statement,
  learningTarget: objective.learningTarget,
  critical: objective.critical,
  whole: objective.whole,
  position,
  threshold: objective.threshold,
  method: objective.method,
  parameter: objective.parameter,
  minimum: objective.minimum,
  question: objective.question,
  allWays: objective.allWays,
  targetDate: objective.targetDate,
  retiredFrom: objective.retiredFrom,
});

/** Address and wording of the standards; what is known here is only filled up. */
function bringStandards({ here, reading, writes }: Work): void {
  const byCode = new Map([...here.rows('standard')].map(([id, row]) => [row.code, { id, row }]));
  for (const { code, uri, statement } of reading.standards) {
    const known = byCode.get(code);
    if (!known) {
      writes.put('standard', nameId('standard', code), { code, uri, statement });
      continue;
    }
    const patch: Draft<Row<'standard'>> = {};
    if (known.row.uri === null && uri !== null) patch.uri = uri;
    if (known.row.statement === null && statement !== null) patch.statement = statement;
    writes.update('standard', known.id, patch);
  }
}

/** Lists, parts and prerequisites, once every objective is there. */
function bringLinks(work: Work, objectives: readonly PackObjective[]): void {
  const { here, reading, problems, writes, changed } = work;
  const codes = new Map<string, string>();
  for (const [id, row] of here.rows('objective')) codes.set(id, row.code);
  for (const { id, code } of objectives) codes.set(id, code);
  const lists = createListWriter(
    work,
    writes,
    reading.standards.map((standard) => standard.code),
  );
  const prerequisites = createPrerequisiteWriter(work, writes);
  const place = (objective: PackObjective, value: string) => ({ column: objective.code, value });
  for (const objective of objectives) {
    if (lists.bring(objective.id, objective, true)) changed.add(objective.id);
    if (bringDescriptors(here, objective, writes)) changed.add(objective.id);
    if (bringParts(here, objective, codes, writes)) changed.add(objective.id);
    if (prerequisites.drop(objective.id, new Set(objective.prerequisites))) {
      changed.add(objective.id);
    }
  }
  for (const objective of objectives) {
    for (const requires of objective.prerequisites) {
      if (!codes.has(requires)) {
        problems.add(reading.file, place(objective, requires), 'interchange.rule.pack-link');
        continue;
      }
      const added = prerequisites.add(objective.id, requires);
      if (added === true) changed.add(objective.id);
      else if (added !== false) {
        const path = added.map((id) => codes.get(id) ?? id).join(' → ');
        const value = codes.get(requires) ?? requires;
        problems.add(reading.file, place(objective, value), 'interchange.rule.cycle', { path });
      }
    }
  }
}

/** The parts that a whole names; parts that a person took out stay out. */
function bringParts(
  here: Snapshot,
  { id: whole, parts }: PackObjective,
  codes: ReadonlyMap<string, string>,
  writes: Writes,
): boolean {
  if (parts.length === 0) return false;
  const known = new Set(
    [...here.rows('wholePart').values()].filter((row) => row.whole === whole).map((r) => r.part),
  );
  let isMoved = false;
  for (const part of new Set(parts)) {
    const id = nameId('wholePart', whole, part);
    if (known.has(part) || part === whole || !codes.has(part)) continue;
    if (here.byHand('wholePart', id, ROW)) continue;
    writes.put('wholePart', id, { whole, part });
    isMoved = true;
  }
  return isMoved;
}

function sampleOf({ units }: CourseReading): Pick<Decision, 'columns' | 'sample'> {
  const columns = [
    say('interchange.column.unit'),
    say('interchange.column.code'),
    say('interchange.column.objective'),
    say('interchange.column.critical'),
  ];
  const sample = units
    .flatMap((unit) =>
      unit.objectives.map((objective) => [
        unit.name,
        objective.code,
        objective.statement,
        say(objective.critical ? 'interchange.yes' : 'interchange.no'),
      ]),
    )
    .slice(0, SAMPLE_ROWS);
  return { columns, sample };
}
