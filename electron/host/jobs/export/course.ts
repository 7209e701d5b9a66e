import { createHash } from 'node:crypto';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import { DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import { DEFAULT_RULE } from '#shared/domain/letter/presets.ts';
import type { Row } from '#shared/model/row.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { found } from '../../found.ts';
import {
  type PackObjective,
  type PackRule,
  type PackScale,
  packText,
} from '../../interchange/course-pack.ts';
import { ruleById, ruleOfClass } from '../../letters/rule-of-class.ts';
import { builtInRuleId, builtInScaleId } from '../../seed-built-ins.ts';
import { type Snapshot, snapshotOf } from '../../store/import-store.ts';
import { writeOut } from './write-out.ts';

/** Writes a course pack. Throws TroubleError NOT_FOUND, NOT_ALLOWED, DISK_…. */
export const exportCourse = (
  ctx: JobCtx,
  { course, to }: Parsed<'export.course'>,
): Promise<Output<'export.course'>> =>
  writeOut(ctx, 'export.course', to, async () => {
    const content = Buffer.from(coursePackText(ctx.read(), course), 'utf8');
    const sha256 = createHash('sha256').update(content).digest('hex');
    return { content, about: { what: 'course', classes: [], students: 0 }, answer: { sha256 } };
  });

/** A list in order of position, then of making. */
function inOrder<R extends { readonly position: number }>(
  rows: ReadonlyMap<string, R>,
  belongs: (row: R) => boolean,
): [string, R][] {
  return [...rows].filter(([, row]) => belongs(row)).sort((a, b) => a[1].position - b[1].position);
}

/** The document of a course: the same bytes as long as the course stays the same. */
function coursePackText(ctx: ReadCtx, id: string): string {
  const { name, code } = found(ctx, 'course', id);
  const here = snapshotOf(ctx);
  const standards = new Map<
    string,
    { code: string; uri: string | null; statement: string | null }
  >();
  const units = inOrder(here.rows('unit'), (unit) => unit.course === id).map(([unitId, unit]) => ({
    id: unitId,
    name: unit.name,
    objectives: inOrder(here.rows('objective'), (row) => row.unit === unitId).map(
      ([objectiveId, row]) => packed(here, objectiveId, row, standards),
    ),
  }));
  return packText({
    course: { id, name, code },
    scale: scaleFor(here, id),
    rule: ruleFor(ctx, here, id),
    units,
    standards: [...standards.values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  });
}

function packed(
  here: Snapshot,
  id: string,
  row: Row<'objective'>,
  standards: Map<string, Row<'standard'>>,
): PackObjective {
  const own = (link: { readonly objective: string }) => link.objective === id;
  const codes = [...here.rows('objectiveStandard').values()].filter(own).flatMap((link) => {
    const standard = here.rows('standard').get(link.standard);
    if (!standard) return [];
    standards.set(standard.code, standard);
    return [standard.code];
  });
  return {
    id,
    code: row.code,
    statement: row.statement,
    learningTarget: row.learningTarget,
    critical: row.critical,
    whole: row.whole,
    threshold: row.threshold,
    method: row.method as PackObjective['method'],
    parameter: row.parameter,
    minimum: row.minimum,
    question: row.question,
    allWays: row.allWays,
    waysToShow: inOrder(here.rows('wayToShow'), own).map(
      ([, way]) => way.kind,
    ) as PackObjective['waysToShow'],
    examples: inOrder(here.rows('example'), own).map(([, example]) => example.text),
    resources: inOrder(here.rows('resource'), own).map(([, { title, link }]) => ({ title, link })),
    standards: codes.sort(),
    descriptors: inOrder(here.rows('levelDescriptor'), own).map(([, { quality, score, text }]) => ({
      quality,
      score,
      text,
    })),
    prerequisites: [...here.rows('prerequisite').values()]
      .filter(own)
      .map((link) => link.requires)
      .sort(),
    parts: [...here.rows('wholePart').values()]
      .filter((link) => link.whole === id)
      .map((link) => link.part)
      .sort(),
    targetDate: row.targetDate,
    retiredFrom: row.retiredFrom,
  };
}

/** The first class that uses a course; it speaks for all of them. */
function firstClass(here: Snapshot, course: string): [string, Row<'class'>] | undefined {
  const users = new Set(
    [...here.rows('classCourse').values()]
      .filter((row) => row.course === course)
      .map((row) => row.class),
  );
  return inOrder(here.rows('class'), () => true).find(([id]) => users.has(id));
}

/** The letter rule of that class, in its newest version; the default one without a class. */
function ruleFor(ctx: ReadCtx, here: Snapshot, course: string): PackRule {
  const taught = firstClass(here, course)?.[0];
  const { id, rule } =
    taught === undefined ? ruleById(ctx, builtInRuleId(DEFAULT_RULE)) : ruleOfClass(ctx, taught);
  return { id, rule };
}

/** The scale of the first class that uses the course; the default one when none does. */
function scaleFor(here: Snapshot, course: string): PackScale | null {
  const id = firstClass(here, course)?.[1].scale ?? builtInScaleId(DEFAULT_SCALE);
  const scale = here.rows('scale').get(id);
  if (!scale) return null;
  const { name, threshold, calculatedThreshold } = scale;
  const levels = [...here.rows('level')]
    .filter(([, level]) => level.scale === id)
    .sort((a, b) => a[1].value - b[1].value)
    .map(([levelId, { levelKey, name: levelName, ...level }]) => ({
      id: levelId,
      key: levelKey,
      name: levelName,
      value: level.value,
      cut: level.cut,
      glyph: level.glyph,
      colour: level.colour,
      copiedFrom: level.copiedFrom,
    }));
  return { id, name, threshold, calculatedThreshold, levels };
}
