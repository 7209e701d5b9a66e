import { describe, expect, test } from 'vitest';
import { type FilesHost, filesHost } from './host-with-files.ts';

const HEAD =
  'Unit,Code,Objective,Learning target,Critical,Prerequisites,Target date,Threshold,Method,Examples,Resource,Standard';
const FILE = [
  HEAD,
  'Atoms,C1.1,Describe an atom,I can draw an atom,yes,,2026-09-30,Clear,n-times 3,A drawing | A model,Atoms https://example.org/a,"HS-PS1-1, HS-PS1-2"',
  ',C1.2,Count protons,,no,C1.1,2026-10-07,,,,,',
  'Bonds,C2.1,Draw a bond,,x,"C1.1, C1.2",,,,,,',
  ',C2.2,Name a bond,,,C2.1 C1.2,,3,latest,,Chapter 4,',
].join('\n');

const objectives = { kind: 'objectives', course: 'Chemistry' } as const;

async function course(host: FilesHost, name = 'Chemistry') {
  const found = (await host.ask('course.list', {})).find((one) => one.name === name);
  return await host.ask('course.get', { course: found?.id ?? '' });
}
const all = async (host: FilesHost, name?: string) =>
  (await course(host, name)).units.flatMap((unit) => unit.objectives);
const codes = async (host: FilesHost, name?: string) =>
  (await course(host, name)).units.map((unit) => [unit.name, unit.objectives.map((o) => o.code)]);

describe('a file of objectives', () => {
  test('makes a course with everything that the file says, in its order', async () => {
    const host = await filesHost();
    const { preview, taken } = await host.take(host.file('o.csv', FILE), objectives);
    expect(preview.kind).toBe('objectives');
    expect(taken).toMatchObject({ new: 4, changed: 0, refused: 0, problems: [] });
    expect(await codes(host)).toEqual([
      ['Atoms', ['C1.1', 'C1.2']],
      ['Bonds', ['C2.1', 'C2.2']],
    ]);
    const [first, second, third, fourth] = await all(host);
    expect(first).toMatchObject({
      statement: 'Describe an atom',
      learningTarget: 'I can draw an atom',
      critical: true,
      threshold: 'clear',
      method: 'n-times',
      parameter: 3,
      targetDate: '2026-09-30',
      examples: ['A drawing', 'A model'],
      resources: [{ title: 'Atoms', link: 'https://example.org/a' }],
      standards: ['HS-PS1-1', 'HS-PS1-2'],
    });
    expect(second).toMatchObject({ critical: false, prerequisites: [{ code: 'C1.1' }] });
    expect(third).toMatchObject({ critical: true });
    expect(new Set(third?.prerequisites.map(({ code }) => code))).toEqual(
      new Set(['C1.1', 'C1.2']),
    );
    expect(fourth).toMatchObject({
      threshold: '3',
      method: 'latest',
      resources: [{ title: 'Chapter 4', link: null }],
    });
    expect(new Set(fourth?.prerequisites.map(({ code }) => code))).toEqual(
      new Set(['C2.1', 'C1.2']),
    );
  });

  test('changes nothing when repeated, and undo takes the course back whole', async () => {
    const host = await filesHost();
    await host.take(host.file('o.csv', FILE), objectives);
    const steps = await host.steps();
    expect(await host.counts(host.file('o.csv', FILE), objectives)).toEqual([0, 0, 4, 0, 0]);
    expect(await host.steps()).toBe(steps);
    await host.ask('history.undo', {});
    expect(await host.ask('course.list', {})).toEqual([]);
    expect(await host.counts(host.file('o.csv', FILE), objectives)).toEqual([4, 0, 0, 0, 0]);
    expect((await all(host))[2]?.prerequisites).toHaveLength(2);
    expect((await all(host))[0]?.examples).toEqual(['A drawing', 'A model']);
  });

  test('of a later day rewords, adds in place, and lets be what it leaves out', async () => {
    const host = await filesHost();
    await host.take(host.file('o.csv', FILE), objectives);
    const before = await all(host);
    const later = [
      'Unit,Code,Objective,Prerequisites,Examples',
      'Atoms,C1.1,Describe an atom well,,A model | A talk',
      'Atoms,C1.15,Weigh an atom,C1.1,',
      'Bonds,C2.1,Draw a bond,C1.2,',
    ].join('\n');
    const { preview, taken } = await host.take(host.file('l.csv', later), objectives);
    expect(taken).toMatchObject({ new: 1, changed: 2, unchanged: 0 });
    expect(preview.notes.join()).toContain('2 objectives of the course are not in the file');
    expect(await codes(host)).toEqual([
      ['Atoms', ['C1.1', 'C1.15', 'C1.2']],
      ['Bonds', ['C2.1', 'C2.2']],
    ]);
    const after = await all(host);
    expect(after.find((o) => o.code === 'C1.1')).toMatchObject({
      id: before[0]?.id,
      statement: 'Describe an atom well',
      critical: true,
      threshold: 'clear',
      examples: ['A model', 'A talk'],
    });
    expect(after.find((o) => o.code === 'C2.1')?.prerequisites.map((p) => p.code)).toEqual([
      'C1.2',
    ]);
  });

  test('does not overrule what a person wrote or took out by hand since', async () => {
    const host = await filesHost();
    await host.take(host.file('o.csv', FILE), objectives);
    const [first, second] = await all(host);
    await host.ask('objective.save', {
      objective: first?.id ?? '',
      statement: 'My own words',
      examples: ['A drawing'],
    });
    await host.ask('objective.save', { objective: second?.id ?? '', prerequisites: [] });
    const { preview } = await host.take(host.file('o.csv', FILE), objectives);
    expect(preview).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect(preview.notes.join()).toContain('changed by hand');
    const [after, next] = await all(host);
    expect(after).toMatchObject({ statement: 'My own words', examples: ['A drawing'] });
    expect(next?.prerequisites).toEqual([]);
  });

  test('without codes gets them from unit and place, and keeps them', async () => {
    const host = await filesHost();
    const text = 'Unit,Objective\nAtoms,Describe an atom\nAtoms,Count protons\nBonds,Draw a bond\n';
    const { preview } = await host.take(host.file('o.csv', text), objectives);
    expect(preview.notes.join()).toContain('3 objectives without a code');
    expect(await codes(host)).toEqual([
      ['Atoms', ['1.1', '1.2']],
      ['Bonds', ['2.1']],
    ]);
    expect(await host.counts(host.file('o.csv', text), objectives)).toEqual([0, 0, 3, 0, 0]);
    const coded = 'Unit,Code,Objective\nAtoms,A1,Describe an atom\n';
    expect(await host.counts(host.file('c.csv', coded), objectives)).toEqual([0, 1, 0, 0, 0]);
    expect((await codes(host))[0]).toEqual(['Atoms', ['A1', '1.2']]);
  });

  test('may need objectives of other courses; unknown and unclear codes are problems', async () => {
    const host = await filesHost();
    await host.take(host.file('a.csv', 'Code,Objective\nM1,Add\nM2,Multiply\n'), {
      ...objectives,
      course: 'Math',
    });
    await host.take(host.file('b.csv', 'Code,Objective\nM2,Play\n'), {
      ...objectives,
      course: 'Music',
    });
    const text = 'Code,Objective,Needs\nP1,Compute speed,"m1, M9, M2"\n';
    const { taken } = await host.take(host.file('p.csv', text), {
      ...objectives,
      course: 'Physics',
    });
    expect(taken.problems.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 'Needs', 'M9'],
      [2, 'Needs', 'M2'],
    ]);
    expect((await all(host, 'Physics'))[0]?.prerequisites).toMatchObject([{ code: 'M1' }]);
  });

  test('takes codes with blanks in them for what they are', async () => {
    const host = await filesHost();
    const text =
      'Code,Objective,Prerequisites\nRP 1,Ratio,\nRP 2,Rate,RP 1\nRP 3,Scale,"RP 1; RP 2"\n';
    const { taken } = await host.take(host.file('p.csv', text), objectives);
    expect(taken.problems).toEqual([]);
    expect((await all(host)).map((o) => o.prerequisites.length)).toEqual([0, 1, 2]);
  });

  test('never closes a circle: the edge is left out and its path is named', async () => {
    const host = await filesHost();
    const text = 'Code,Objective,Prerequisites\nA,a,C\nB,b,A\nC,c,B\nD,d,D\n';
    const { taken } = await host.take(host.file('p.csv', text), objectives);
    expect(taken).toMatchObject({ new: 4, refused: 0 });
    expect(taken.problems.map(({ row, value, rule }) => [row, value, rule])).toEqual([
      [4, 'B', expect.stringContaining('C → B → A → C')],
      [5, 'D', expect.stringContaining('D → D')],
    ]);
    expect((await all(host)).map((o) => o.prerequisites.map((p) => p.code))).toEqual([
      ['C'],
      ['A'],
      [],
      [],
    ]);
  });

  test('refuses rows without an objective and codes that stand twice, and says what else is off', async () => {
    const host = await filesHost();
    const text = [
      'Code,Objective,Critical,Target date,Threshold,Method,Ways to show',
      'A,,yes,,,,',
      'B,one,perhaps,someday,Superb,magic,"quiz, dance"',
      'B,two,,,,,',
      'C,three,no,2026-02-31,,,',
    ].join('\n');
    const { taken } = await host.take(host.file('o.csv', text), objectives);
    expect(taken).toMatchObject({ new: 2, refused: 2 });
    expect(taken.problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Objective'],
      [3, 'Critical'],
      [3, 'Target date'],
      [3, 'Method'],
      [3, 'Ways to show'],
      [4, 'Code'],
      [5, 'Target date'],
      [3, 'Threshold'],
    ]);
    expect((await all(host))[0]).toMatchObject({
      critical: false,
      targetDate: null,
      threshold: null,
      method: null,
      waysToShow: ['quiz'],
    });
  });

  test.each([
    ['9/30/2026', null, '2026-09-30'],
    ['30/9/2026', null, '2026-09-30'],
    ['30.9.2026', null, '2026-09-30'],
    ['4.3.2026', null, '2026-03-04'],
    ['30 Sep 2026', null, '2026-09-30'],
    ['September 30, 2026', null, '2026-09-30'],
    ['2026/9/30', null, '2026-09-30'],
    ['5/5/26', null, '2026-05-05'],
    ['3/4/2026', true, '2026-04-03'],
    ['3/4/2026', false, '2026-03-04'],
  ])('reads the date %s (day first: %s)', async (written, dayFirst, expected) => {
    const host = await filesHost();
    const text = `Code,Objective,Due\nA,one,"${written}"\n`;
    await host.take(host.file('o.csv', text), { ...objectives, dayFirst });
    expect((await all(host))[0]?.targetDate).toBe(expected);
  });

  test('asks about dates that may be either, and takes nothing before the answer', async () => {
    const host = await filesHost();
    const text = 'Code,Objective,Due\nA,one,3/4/2026\nB,two,5/6/2026\n';
    const preview = await host.preview(host.file('o.csv', text), objectives);
    expect(preview.asks).toEqual(['day-first']);
    expect((await host.refused('import.apply', { preview: preview.preview })).code).toBe('INVALID');
    expect(await host.ask('course.list', {})).toEqual([]);
  });

  test('needs the name of a course', async () => {
    const host = await filesHost();
    const preview = await host.preview(host.file('o.csv', FILE), { kind: 'auto' });
    expect(preview).toMatchObject({ kind: 'objectives', asks: ['course'], new: 4 });
  });

  test('goes into the course of that name in any case', async () => {
    const host = await filesHost();
    await host.take(host.file('o.csv', FILE), objectives);
    await host.take(host.file('o.csv', FILE), { ...objectives, course: 'chemistry' });
    expect(await host.ask('course.list', {})).toHaveLength(1);
  });
});

describe('objectives brought for a class', () => {
  const forClass = { kind: 'objectives', class: 'Period 2' } as const;

  test('go to a course of its name, which the class uses from then on, in one step', async () => {
    const host = await filesHost();
    const { class: id } = await host.ask('class.create', { name: 'Period 2' });
    const { preview, taken } = await host.take(host.file('o.csv', FILE), forClass);
    expect(preview).toMatchObject({ course: 'Period 2', asks: [] });
    expect(preview.notes).toContain('The class Period 2 uses the course Period 2 from now on.');
    expect(taken.classes).toEqual([{ id, name: 'Period 2' }]);
    expect((await host.ask('plan.get', { class: id })).objectives).toHaveLength(4);
    await host.ask('history.undo', {});
    expect((await host.ask('plan.get', { class: id })).objectives).toEqual([]);
    expect(await host.ask('course.list', {})).toEqual([]);
  });

  test('go to the course that the class uses already, and a repeat changes nothing', async () => {
    const host = await filesHost();
    const { class: id } = await host.ask('class.create', { name: 'Period 2' });
    const { course: own } = await host.ask('course.create', { name: 'Chemistry' });
    await host.ask('plan.use', { class: id, course: own });
    const file = host.file('o.csv', FILE);
    expect((await host.take(file, forClass)).preview.course).toBe('Chemistry');
    const steps = (await host.ask('history.list', {})).length;
    expect((await host.take(file, forClass)).taken).toMatchObject({ new: 0, changed: 0 });
    expect(await host.ask('history.list', {})).toHaveLength(steps);
  });
});
