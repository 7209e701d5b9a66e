import { describe, expect, test } from 'vitest';
import { type FilesHost, filesHost } from './host-with-files.ts';

const FILE = [
  'Unit,Code,Objective,Learning target,Critical,Prerequisites,Target date,Threshold,Method,Examples,Resource,Standard,Ways to show,Question',
  'Atoms,C1.1,Describe an atom,I can draw it,yes,,2026-09-30,clear,n-times 3,A drawing,Atoms https://example.org/a,HS-1,"quiz, conference",What is inside?',
  'Bonds,C2.1,Draw a bond,,no,C1.1,,,,,,,,',
].join('\n');

async function withCourse() {
  const host = await filesHost();
  await host.take(host.file('o.csv', FILE), { kind: 'objectives', course: 'Chemistry' });
  const course = (await host.ask('course.list', {}))[0]?.id ?? '';
  return { host, course };
}

async function packed(host: FilesHost, course: string, name = 'chemistry.gradus-course') {
  const out = host.out(name);
  const answer = await host.ask('export.course', { course, to: out.grant });
  return { ...answer, text: out.read() };
}

interface Pack {
  course: { id: string; name: string };
  scale: unknown;
  units: { id: string; name: string; objectives: Record<string, unknown>[] }[];
  [key: string]: unknown;
}
const changedPack = (text: string, change: (pack: Pack) => void): string => {
  const pack = JSON.parse(text) as Pack;
  change(pack);
  return JSON.stringify(pack);
};

describe('a course pack', () => {
  test('goes out as readable JSON with ids and without students', async () => {
    const { host, course } = await withCourse();
    const { text, bytes, sha256 } = await packed(host, course);
    expect(Buffer.byteLength(text)).toBe(bytes);
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const pack = JSON.parse(text) as Pack;
    expect(pack).toMatchObject({
      format: 'gradus-course',
      version: 1,
      course: { id: course, name: 'Chemistry' },
      scale: { name: 'Basic · Clear · Deep', threshold: 'basic' },
      standards: [{ code: 'HS-1', uri: null, statement: null }],
    });
    expect(pack.units[0]?.objectives[0]).toMatchObject({
      code: 'C1.1',
      statement: 'Describe an atom',
      critical: true,
      threshold: 'clear',
      method: 'n-times',
      parameter: 3,
      waysToShow: ['quiz', 'conference'],
      examples: ['A drawing'],
      resources: [{ title: 'Atoms', link: 'https://example.org/a' }],
      standards: ['HS-1'],
      targetDate: '2026-09-30',
    });
    expect(pack.units[1]?.objectives[0]?.prerequisites).toEqual([pack.units[0]?.objectives[0]?.id]);
  });

  test('comes into another gradebook as the same course and goes out as the same bytes', async () => {
    const { host, course } = await withCourse();
    const first = await packed(host, course);
    const other = await filesHost();
    const source = () => other.file('c.gradus-course', first.text);
    const { preview, taken } = await other.take(source(), { kind: 'auto' });
    expect(preview.kind).toBe('course');
    expect(taken).toMatchObject({ new: 2, changed: 0, refused: 0, problems: [] });
    expect((await packed(other, course)).text).toBe(first.text);
    const steps = await other.steps();
    expect(await other.counts(source(), { kind: 'course' })).toEqual([0, 0, 2, 0, 0]);
    expect(await other.steps()).toBe(steps);
    await other.ask('history.undo', {});
    expect(await other.ask('course.list', {})).toEqual([]);
    expect(await other.counts(source(), { kind: 'course' })).toEqual([2, 0, 0, 0, 0]);
    expect((await packed(other, course)).text).toBe(first.text);
  });

  test('changes nothing in the gradebook that it came from', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    expect(await host.counts(host.file('c.json', text), { kind: 'course' })).toEqual([
      0, 0, 2, 0, 0,
    ]);
  });

  test('a newer one updates by id, except what was changed here by hand', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const other = await filesHost();
    await other.take(other.file('c.json', text), { kind: 'course' });
    const units = (await other.ask('course.get', { course })).units;
    const second = units[1]?.objectives[0]?.id ?? '';
    await other.ask('objective.save', { objective: second, statement: 'Mine' });
    const newer = changedPack(text, (pack) => {
      const [one, two] = pack.units.flatMap((unit) => unit.objectives);
      Object.assign(one ?? {}, { statement: 'Explain an atom', examples: [], targetDate: null });
      Object.assign(two ?? {}, { statement: 'Theirs', critical: true });
    });
    expect(await other.counts(other.file('n.json', newer), { kind: 'course' })).toEqual([
      0, 2, 0, 0, 0,
    ]);
    const after = (await other.ask('course.get', { course })).units;
    expect(after[0]?.objectives[0]).toMatchObject({
      statement: 'Explain an atom',
      examples: [],
      targetDate: null,
    });
    expect(after[1]?.objectives[0]).toMatchObject({ statement: 'Mine', critical: true });
  });

  test('of another course of that name gets a name of its own', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const other = await filesHost();
    await other.ask('course.create', { name: 'Chemistry' });
    const { preview } = await other.take(other.file('c.json', text), { kind: 'course' });
    expect(preview.notes.join()).toContain('Chemistry (2)');
    expect((await other.ask('course.list', {})).map(({ name }) => name)).toEqual([
      'Chemistry',
      'Chemistry (2)',
    ]);
  });

  test('brings its own scale, and never touches a built-in one', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const level = (n: number, key: string) => ({
      id: `00000000-0000-7000-8000-00000000000${n}`,
      key,
      name: key,
      value: n,
    });
    const own = changedPack(text, (pack) => {
      pack.scale = {
        id: '00000000-0000-7000-8000-000000000009',
        name: 'Ours',
        threshold: 'yes',
        levels: [level(1, 'no'), level(2, 'yes')],
      };
    });
    const other = await filesHost();
    await other.take(other.file('c.json', own), { kind: 'course' });
    const scales = await other.ask('scale.list', {});
    expect(scales.find((scale) => scale.name === 'Ours')?.levels.map((l) => l.key)).toEqual([
      'no',
      'yes',
    ]);
    const bent = changedPack(text, (pack) => {
      Object.assign(pack.scale as object, { name: 'Bent', threshold: 'deep' });
    });
    await other.take(other.file('b.json', bent), { kind: 'course' });
    expect((await other.ask('scale.list', {})).map((scale) => scale.name)).not.toContain('Bent');
  });

  test('brings the letter rule of its class, once, and its next version when it says something else', async () => {
    const { host, course } = await withCourse();
    const definition = {
      name: 'Ours',
      kind: 'percent',
      bounds: [
        { letter: 'P', from: 60 },
        { letter: 'F', from: 0 },
      ],
    };
    const { class: taught } = await host.ask('class.create', { name: 'Chem' });
    await host.ask('plan.use', { class: taught, course });
    const { rule } = await host.ask('rule.save', { definition });
    await host.ask('rule.choose', { class: taught, rule });
    const { text } = await packed(host, course);
    const other = await filesHost();
    const { preview } = await other.take(other.file('c.json', text), { kind: 'course' });
    expect(preview.notes.join()).toContain('Brings the letter rule Ours');
    const rules = async () => (await other.ask('rule.list', {})).filter((one) => !one.builtIn);
    const theirs = (await host.ask('rule.list', {})).find((one) => one.id === rule);
    expect(await rules()).toMatchObject([{ id: rule, name: 'Ours', rule: theirs?.rule }]);
    const steps = await other.steps();
    await other.take(other.file('c.json', text), { kind: 'course' });
    expect((await rules()).map((one) => one.version)).toEqual([1]);
    expect(await other.steps()).toBe(steps);
    const stricter = text.replace('"from": 60', '"from": 70');
    await other.take(other.file('n.json', stricter), { kind: 'course' });
    expect((await rules()).map((one) => one.version)).toEqual([2]);
    // What a person changed here stays.
    const easier = { ...definition, bounds: [{ letter: 'P', from: 50 }, definition.bounds[1]] };
    await other.ask('rule.save', { rule, definition: easier });
    const kept = await other.take(other.file('n.json', stricter), { kind: 'course' });
    expect(kept.preview.notes.join()).toContain('changed by hand is kept');
    expect((await rules()).map((one) => one.version)).toEqual([3]);
    const off = await filesHost();
    const broken = text.replace('"kind": "percent"', '"kind": "magic"');
    const { taken } = await off.take(off.file('b.json', broken), { kind: 'course' });
    expect(taken.problems.map((problem) => problem.column)).toEqual(['rule.definition.kind']);
    expect(taken.new).toBe(2);
  });

  test('a built-in rule is named by its id and stays what it is', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const other = await filesHost();
    const before = await other.ask('rule.list', {});
    const bent = text.replace(/"from": 9\d/, '"from": 1');
    await other.take(other.file('c.json', bent), { kind: 'course' });
    expect(await other.ask('rule.list', {})).toEqual(before);
    expect(
      before.some(
        (one) => one.id === (JSON.parse(text) as Pack & { rule: { id: string } }).rule.id,
      ),
    ).toBe(true);
  });

  test('brings what levels look like; an old pack that says nothing of it takes nothing away', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const old = changedPack(text, (pack) => {
      delete pack.rule;
      for (const one of pack.units.flatMap((unit) => unit.objectives)) delete one.descriptors;
    });
    const words = [
      { quality: 'Basic', score: 2, text: 'Names the parts' },
      { quality: null, score: 3, text: 'Draws and labels one' },
    ];
    const rich = changedPack(text, (pack) => {
      Object.assign(pack.units[0]?.objectives[0] ?? {}, { descriptors: words });
    });
    const other = await filesHost();
    const descriptors = async () =>
      (await other.ask('course.get', { course })).units[0]?.objectives[0]?.descriptors;
    const counts = (pack: string) => other.counts(other.file('p.json', pack), { kind: 'course' });
    expect(await counts(old)).toEqual([2, 0, 0, 0, 0]);
    expect(await counts(rich)).toEqual([0, 1, 1, 0, 0]);
    expect(await descriptors()).toEqual(words);
    expect((await packed(other, course)).text).toBe(
      `${JSON.stringify(JSON.parse(rich), null, 2)}\n`,
    );
    expect(await counts(old)).toEqual([0, 0, 2, 0, 0]);
    expect(await descriptors()).toEqual(words);
    expect(await counts(text)).toEqual([0, 1, 1, 0, 0]);
    expect(await descriptors()).toEqual([]);
  });

  test('with objectives that are off: those are refused with their place, the others taken', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const off = changedPack(text, (pack) => {
      const [one] = pack.units[0]?.objectives ?? [];
      pack.units[0]?.objectives.push(
        { ...one, id: 'no-id' },
        { ...one },
        {
          ...one,
          id: '00000000-0000-7000-8000-000000000001',
          code: 'X',
          prerequisites: ['00000000-0000-7000-8000-00000000dead'],
        },
        { ...one, id: '00000000-0000-7000-8000-000000000002', code: 'Y', targetDate: '2026-02-31' },
      );
    });
    const other = await filesHost();
    const { taken } = await other.take(other.file('c.json', off), { kind: 'course' });
    expect(taken).toMatchObject({ new: 3, refused: 3 });
    expect(taken.problems.map((problem) => problem.column)).toEqual([
      'units[0].objectives[1].id',
      'units[0].objectives[2]',
      'units[0].objectives[4].targetDate',
      'X',
    ]);
  });

  test('never takes over objectives of another course', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const thief = changedPack(text, (pack) => {
      pack.course = { id: '00000000-0000-7000-8000-0000000000aa', name: 'Thief' };
    });
    const source = host.file('t.json', thief);
    const trouble = await host.refused('import.preview', { source, kind: 'course' });
    expect(trouble.code).toBe('IMPORT_NOTHING_USABLE');
    expect(await host.ask('course.list', {})).toHaveLength(1);
    expect(
      (await host.ask('course.get', { course })).units.flatMap((u) => u.objectives),
    ).toHaveLength(2);
  });

  test('with prerequisites in a circle leaves the closing one out', async () => {
    const { host, course } = await withCourse();
    const { text } = await packed(host, course);
    const round = changedPack(text, (pack) => {
      const [one, two] = pack.units.flatMap((unit) => unit.objectives);
      Object.assign(one ?? {}, { prerequisites: [two?.id] });
    });
    const other = await filesHost();
    const { taken } = await other.take(other.file('c.json', round), { kind: 'course' });
    expect(taken.problems[0]?.rule).toContain('circle');
  });
});
