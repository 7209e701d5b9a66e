import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { isSmallGroup } from '#shared/domain/small-groups.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { postgresPrograms, startPostgres } from '../../helpers/postgres.ts';
import { commandLine } from './command-line.ts';

const CODES = ['C1', 'C2', 'C3'];
const programs = postgresPrograms();

/** A section in which everything happened that figures have to take into account. */
async function section(
  host: TestHost,
  name: string,
  scaleName: string,
  levels: readonly string[],
  students: number,
): Promise<Built> {
  const scale = (await host.ask('scale.list', {})).find((one) => one.name === scaleName);
  const built = await aGradebook(host)
    .withClass(name, { ...(scale && { scale: scale.id }) })
    .withStudents(students)
    .withCourse(CODES)
    .build();
  for (const [i, student] of built.students.entries()) {
    for (const [o, code] of CODES.entries()) {
      const where = { class: built.class, student, objective: built.objectives[code] ?? '' };
      for (let n = 0; n < 3; n += 1) {
        const draw = (i * 7 + o * 5 + n * 11 + students) % 13;
        if (draw > 8) continue;
        const level = levels[draw % levels.length] ?? '';
        const on = `2026-11-0${2 + n}`;
        const { evidence } = await host.ask('evidence.record', { ...where, level, on });
        if (draw === 5) await host.ask('evidence.void', { evidence, reason: 'mistyped' });
      }
      const cells = [{ student, objective: where.objective }];
      const excused = { kind: 'excused' as const, on: '2026-11-03' };
      if ((i + o) % 6 === 0) await host.ask('mark.set', { class: built.class, cells, ...excused });
      if (i === 1 + o) {
        const level = levels[(i + 1) % levels.length] ?? '';
        await host.ask('override.cell', { ...where, level, reason: 'talked', locked: true });
      }
    }
  }
  const [first = ''] = built.students;
  const reason = 'the letter of the old school';
  const letter = { class: built.class, student: first, term: null, letter: 'B', reason };
  await host.ask('override.letter', letter);
  return built;
}

test.skipIf(!programs)(
  'the views of a hard department say what the command line says, small groups left out: moved students, excused, voided, overrides, scales, nested terms',
  { timeout: 180_000 },
  async () => {
    const database = await startPostgres(programs ?? '');
    const client = new pg.Client({ connectionString: database.address });
    const line = commandLine();
    const at = (name: string) => join(line.home, name);
    const head = ['--file', at('head.gradebook')];
    try {
      await client.connect();
      const kim = await testHost({ device: 'kim' });
      await kim.ask('gradebook.create', { teacher: 'Kim', school: 'North High' });
      const basic = ['not-yet', 'basic', 'clear', 'deep'];
      const one = await section(kim, 'P1', 'Basic · Clear · Deep', basic, 18);
      const other = await kim.ask('class.create', { name: 'P5' });
      await kim.ask('plan.use', { class: other.class, course: one.course });
      for (const student of one.students.slice(0, 2)) {
        await kim.ask('enrolment.end', { class: one.class, student, on: '2026-11-04' });
        const moved = { class: other.class, student, on: '2026-11-05' };
        await kim.ask('enrolment.start', moved);
      }
      const year = { name: 'Fall', start: '2026-08-20', end: '2026-12-18' };
      const { term } = await kim.ask('term.save', year);
      const quarter = { name: 'Quarter 1', start: '2026-08-20', end: '2026-11-03', parent: term };
      await kim.ask('term.save', quarter);
      const ode = await testHost({ device: 'ode' });
      await ode.ask('gradebook.create', { teacher: 'Ode', school: 'North High' });
      const four = ['none', 'below', 'near', 'mastery', 'exceeds'];
      const two = await section(ode, 'P2', 'Four points', four, 15);
      for (const [name, host] of Object.entries({ kim, ode })) {
        await exportTo(host, at(name), { purpose: 'department' });
        host.close();
      }
      const boss = await testHost({ device: 'head', file: at('head.gradebook') });
      await boss.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
      await mergeFrom(boss, [at('kim'), at('ode')]);
      await boss.ask('merge.decide', { kind: 'course', a: one.course, b: two.course, same: true });
      boss.close();

      await line.json('publish', '--to', database.address, ...head);
      const map = (await line.json('department', 'objectives', ...head)) as {
        readonly sections: { readonly name: string }[];
        readonly objectives: { readonly id: string }[];
        readonly asked: number[];
        readonly assessed: number[];
        readonly mastered: number[];
      };
      const width = map.sections.length;
      expect(map.sections.map(({ name }) => name).sort()).toEqual(['P1', 'P2', 'P5']);
      const figures = map.objectives.map(({ id }, row) => {
        const places = map.sections.flatMap((_, i) => {
          const place = row * width + i;
          return (map.asked[place] ?? -1) < 0 ? [] : [place];
        });
        const shown = places.filter((place) => !isSmallGroup(map.asked[place] ?? 0));
        const sum = (list: number[]) =>
          shown.length === 0 ? null : String(shown.reduce((n, i) => n + (list[i] ?? 0), 0));
        return {
          objective: id,
          sections: String(places.length),
          hidden: String(places.length - shown.length),
          ...{ asked: sum(map.asked), assessed: sum(map.assessed), mastered: sum(map.mastered) },
        };
      });
      expect(figures.map(({ hidden }) => hidden)).toContain('1');
      const columns = 'objective, sections, hidden, asked, assessed, mastered';
      const { rows } = await client.query(`SELECT ${columns} FROM gradus.mastery_per_objective`);
      const byObjective = (a: { objective: string }, b: { objective: string }) =>
        a.objective < b.objective ? -1 : 1;
      expect(rows.sort(byObjective)).toEqual(figures.sort(byObjective));

      for (const name of [null, 'Fall', 'Quarter 1']) {
        const asked = name === null ? [] : ['--term', name];
        const said = (await line.json('department', 'letters', ...asked, ...head)) as {
          readonly letters: string[];
          readonly sections: { readonly counts: number[] }[];
        };
        const sizes = said.sections.map(({ counts }) => counts.reduce((n, count) => n + count, 0));
        expect(sizes.some(isSmallGroup)).toBe(true);
        const byHand = said.letters.map((letter, i) => {
          const kept = said.sections.filter((_, at) => !isSmallGroup(sizes[at] ?? 0));
          return { letter, students: String(kept.reduce((n, s) => n + (s.counts[i] ?? 0), 0)) };
        });
        const views = await client.query(
          'SELECT letter, students FROM gradus.letters_per_term WHERE term IS NOT DISTINCT FROM $1 ORDER BY position',
          [name],
        );
        expect([name, views.rows]).toEqual([name, byHand]);
      }
    } finally {
      line.end();
      await client.end();
      await database.stop();
    }
  },
);
