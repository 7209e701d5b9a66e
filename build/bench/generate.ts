import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { WriteCtx } from '../../electron/host/context.ts';
import { systemEffects } from '../../electron/host/effects.ts';
import { nameId } from '../../electron/host/name-id.ts';
import { builtInScaleId, seedBuiltIns } from '../../electron/host/seed-built-ins.ts';
import { openConnection } from '../../electron/host/store/connection.ts';
import { migrate } from '../../electron/host/store/migrate.ts';
import { createDoor } from '../../electron/host/transact.ts';
import { DEFAULT_SCALE } from '../../shared/domain/built-in-scales.ts';
import { newClass } from '../../shared/domain/new-class.ts';
import { addDays } from '../../shared/domain/time.ts';
import { writeDays } from './generate-days.ts';
import { seeded } from './random.ts';

const CLASSES = 6;
const STUDENTS = 30;
const UNITS = 12;
const PER_UNIT = 6;
const ATTEMPTS = 3;

/** What a generated file holds. */
export interface Generated {
  readonly file: string;
  readonly evidence: number;
  /** Ids of the newest year's classes. */
  readonly classes: readonly string[];
}

/**
 * Writes a gradebook of whole years: 6 classes × 30 students × 72 objectives × 3 attempts a year
 * (about 39,000 rows of evidence), new students every year, seeded. The last year is 2026/27.
 */
export async function generateGradebook(file: string, years: number, seed = 1): Promise<Generated> {
  rmSync(file, { force: true });
  const db = await openConnection(file);
  migrate(db);
  const door = createDoor(
    db,
    systemEffects(() => undefined),
    'bench',
    () => null,
  );
  seedBuiltIns(door);
  const random = seeded(seed);
  const plan = {
    ...door.transact({ name: 'bench' }, (ctx) => writeCourse(ctx)).value,
    teacher: seed,
  };
  let classes: string[] = [];
  let evidence = 0;
  for (let year = 2027 - years; year < 2027; year += 1) {
    const made = door.transact({ name: 'bench' }, (ctx) =>
      writeYear(ctx, year, plan, random),
    ).value;
    classes = made.classes;
    evidence += made.evidence;
  }
  db.exec('ANALYZE');
  db.close();
  return { file, evidence, classes };
}

function writeCourse(ctx: WriteCtx): { course: string; objectives: string[] } {
  const course = randomUUID();
  ctx.rows.insert('course', course, { name: 'Chemistry', code: null });
  const objectives: string[] = [];
  for (let u = 1; u <= UNITS; u += 1) {
    const unit = randomUUID();
    ctx.rows.insert('unit', unit, { course, name: `Unit ${u}`, position: u });
    for (let o = 1; o <= PER_UNIT; o += 1) {
      const objective = randomUUID();
      ctx.rows.insert('objective', objective, {
        unit,
        code: `C${u}.${o}`,
        statement: `Objective ${o} of unit ${u}`,
        learningTarget: null,
        critical: o % 3 === 1,
        whole: false,
        position: o,
        threshold: null,
        method: null,
        parameter: null,
        minimum: null,
        question: null,
        allWays: false,
        targetDate: addDays('2026-08-31', ((u - 1) * PER_UNIT + o) * 3),
        retiredFrom: null,
      });
      const before = objectives.at(-1);
      if (before !== undefined && o > 1) {
        const pair = nameId('prerequisite', objective, before);
        ctx.rows.insert('prerequisite', pair, { objective, requires: before });
      }
      objectives.push(objective);
    }
  }
  return { course, objectives };
}

interface Plan {
  readonly course: string;
  readonly objectives: readonly string[];
  /** Teachers of one school have students with numbers of their own. */
  readonly teacher: number;
}

function writeYear(
  ctx: WriteCtx,
  year: number,
  { course, objectives, teacher }: Plan,
  random: () => number,
) {
  const scale = builtInScaleId(DEFAULT_SCALE);
  const levels = ['not-yet', 'basic', 'clear', 'deep'].map((key) =>
    nameId('built-in level', DEFAULT_SCALE, key),
  );
  const classes: string[] = [];
  let evidence = 0;
  for (let c = 1; c <= CLASSES; c += 1) {
    const id = randomUUID();
    const row = newClass(`Chemistry ${year} P${c}`, scale, (year - 2000) * 10 + c);
    ctx.rows.insert('class', id, {
      ...row,
      first: `${year}-08-24`,
      last: `${year + 1}-06-04`,
      archivedOn: year < 2026 ? `${year + 1}-06-30` : null,
    });
    ctx.rows.insert('classCourse', nameId('classCourse', id, course), {
      class: id,
      course,
      position: 0,
    });
    classes.push(id);
    const students: string[] = [];
    for (let s = 0; s < STUDENTS; s += 1) {
      const student = writeStudent(ctx, id, `${year}-${teacher}-${c * 100 + s}`);
      students.push(student);
      evidence += writeEvidence(ctx, { class: id, student, year }, objectives, levels, random);
    }
    // One class a year has days as well; the others stay what the figures of grids were measured on.
    if (c === CLASSES) writeDays(ctx, { class: id, year, students }, objectives, random);
  }
  return { classes, evidence };
}

function writeStudent(ctx: WriteCtx, classId: string, schoolId: string): string {
  const student = randomUUID();
  const number = schoolId.split('-').at(-1);
  ctx.rows.insert('student', student, {
    givenName: `Given${number}`,
    middleName: null,
    familyName: `Family${number}`,
    called: null,
    pronouns: null,
    said: null,
    schoolId,
    issuer: 'Bench School',
    email: null,
    grade: '10',
    celebrate: null,
  });
  const enrolment = nameId('enrolment', classId, student, '');
  ctx.rows.insert('enrolment', enrolment, { class: classId, student, start: null, until: null });
  return student;
}

function writeEvidence(
  ctx: WriteCtx,
  of: { class: string; student: string; year: number },
  objectives: readonly string[],
  levels: readonly string[],
  random: () => number,
): number {
  const ability = random();
  objectives.forEach((objective, i) => {
    for (let n = 0; n < ATTEMPTS; n += 1) {
      const on = addDays(`${of.year}-08-31`, i * 3 + n * 4);
      const reached = Math.min(
        3,
        Math.max(0, Math.round((random() + ability + n * 0.3) * 1.4 - 0.4)),
      );
      const at = Date.parse(`${on}T15:00:00Z`) + n;
      ctx.rows.insert('evidence', randomUUID(), {
        student: of.student,
        objective,
        class: of.class,
        task: null,
        on,
        level: levels[reached] ?? null,
        score: null,
        outOf: null,
        aimed: null,
        kind: n === 0 ? 'quiz' : 'check',
        version: null,
        assessor: null,
        shown: null,
        feedback: null,
        robust: null,
        support: null,
        countsFully: null,
        late: false,
        source: null,
        sourceId: null,
        recordedAt: at,
        knownAt: at,
        voidedAt: null,
        voidedWhy: null,
        voidedBy: null,
        replaced: null,
      });
    }
  });
  return objectives.length * ATTEMPTS;
}
