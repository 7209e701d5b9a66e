import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtInRuleId } from '#host/seed-built-ins.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra')
    .withStudents(3)
    .withCourse(
      ['A1', 'A2', 'A3', 'A4'].map((code, i) => ({ code, critical: i === 0, due: '2026-11-02' })),
    )
    .build();
  const levels = [
    ['deep', 'deep', 'deep', 'clear'],
    ['clear', 'basic', 'basic', 'not-yet'],
    ['not-yet', 'deep', 'deep', 'deep'],
  ];
  await host.ask('evidence.fill', {
    class: built.class,
    entries: built.students.flatMap((student, row) =>
      Object.values(built.objectives).map((objective, column) => ({
        student,
        objective,
        level: levels[row]?.[column] ?? 'basic',
      })),
    ),
    on: '2026-10-28',
  });
});
afterEach(() => host.close());

const pass = (from: number, name = 'Pass') => ({
  name,
  kind: 'percent',
  bounds: [
    { letter: 'P', from },
    { letter: 'N', from: 0 },
  ],
});

const lettersOf = async (rule?: string) =>
  (
    await host.ask('letters.get', { class: built.class, term: null, ...(rule && { rule }) })
  ).students.map((student) => student.letter);

describe('the rule of a class', () => {
  test('a new class follows Critical first', async () => {
    expect(await lettersOf()).toEqual(['A', 'C', 'F']);
    const rules = await host.ask('rule.list', {});
    const usual = rules.find((rule) => rule.isDefault);
    expect(usual).toMatchObject({ name: 'Critical first', classes: [{ name: 'Algebra' }] });
    expect(rules.every((rule) => rule.builtIn && rule.words.length > 0)).toBe(true);
  });

  test('another is chosen, and undone', async () => {
    const rule = builtInRuleId('Plain');
    await host.ask('rule.choose', { class: built.class, rule });
    expect(await lettersOf()).toEqual(['A', 'C', 'C']);
    await host.ask('history.undo', {});
    expect(await lettersOf()).toEqual(['A', 'C', 'F']);
  });

  test('a level that its scale lacks is refused at the field, for choosing and for a new version', async () => {
    const strange = {
      name: 'Near',
      kind: 'conditions',
      letters: [
        { letter: 'P', all: [{ scope: 'all', measure: 'share', level: 'near', atLeast: 1 }] },
      ],
      otherwise: 'N',
    };
    const { rule } = await host.ask('rule.save', { definition: strange });
    const refusal = { code: 'BAD_INPUT', params: { field: 'letters.0.all.0.level' } };
    expect(await host.refused('rule.choose', { class: built.class, rule })).toMatchObject(refusal);
    const where = { class: built.class, term: null };
    expect(await host.refused('letters.get', { ...where, rule })).toMatchObject(refusal);
    const beside = { rules: [{ rule: builtInRuleId('Plain') }, { rule }] };
    expect(await host.refused('rule.compare', { ...where, ...beside })).toMatchObject({
      code: 'BAD_INPUT',
      params: { field: 'rules.1.letters.0.all.0.level' },
    });
    const own = await host.ask('rule.save', { definition: pass(60) });
    await host.ask('rule.choose', { class: built.class, rule: own.rule });
    const next = { rule: own.rule, definition: { ...strange, name: 'Pass' } };
    expect(await host.refused('rule.save', next)).toMatchObject(refusal);
  });
});

describe('a rule by which no unit of a class carries weight', () => {
  const weightless = (units: Record<string, number>) => ({
    ...pass(60, 'Weighted'),
    weights: { units },
  });
  const refusal = (field: string) => ({
    code: 'BAD_INPUT',
    params: { field, message: expect.stringContaining('carries any weight') },
  });

  test('is refused when it is saved, checked and compared, where no class could follow it', async () => {
    const definition = weightless({ 'Unit 1': 0 });
    const where = { class: built.class, term: null };
    expect(await host.refused('rule.save', { definition })).toMatchObject(refusal('weights.units'));
    const { objections } = await host.ask('rule.check', { definition, class: null });
    expect(objections.map((one) => one.field)).toEqual(['weights.units']);
    const beside = { rules: [{ definition }, { rule: builtInRuleId('Plain') }] };
    expect(await host.refused('rule.compare', { ...where, ...beside })).toMatchObject(
      refusal('rules.0.weights.units'),
    );
  });

  test('is refused for that class and kept for others that have more units', async () => {
    await aGradebook(host)
      .withClass('Geometry')
      .withCourse([{ code: 'G1', unit: 'Shapes' }])
      .build();
    const { rule } = await host.ask('rule.save', { definition: weightless({ 'Unit 1': 0 }) });
    const refused = await host.refused('rule.choose', { class: built.class, rule });
    expect(refused).toMatchObject(refusal('weights.units'));
    expect(JSON.stringify(refused)).toContain('it has Unit 1');
    expect(
      await host.refused('letters.get', { class: built.class, term: null, rule }),
    ).toMatchObject(refusal('weights.units'));
    const definition = weightless({ 'Unit 1': 0 });
    const { objections } = await host.ask('rule.check', { definition, class: built.class });
    expect(objections.map((one) => one.field)).toEqual(['weights.units']);
  });

  test('is refused as a new version while that class follows it', async () => {
    await aGradebook(host)
      .withClass('Geometry')
      .withCourse([{ code: 'G1', unit: 'Shapes' }])
      .build();
    const { rule } = await host.ask('rule.save', { definition: weightless({ 'Unit 1': 2 }) });
    await host.ask('rule.choose', { class: built.class, rule });
    const next = { rule, definition: weightless({ 'Unit 1': 0 }) };
    expect(await host.refused('rule.save', next)).toMatchObject(refusal('weights.units'));
    const rest = { rule, definition: weightless({ 'Unit 1': 0.5, '*': 0 }) };
    expect((await host.ask('rule.save', rest)).version).toBe(2);
  });
});

describe('rules are versions', () => {
  test('a changed rule is a new version, and classes that follow it use it at once', async () => {
    const { rule, version } = await host.ask('rule.save', { definition: pass(60) });
    expect(version).toBe(1);
    await host.ask('rule.choose', { class: built.class, rule });
    expect(await lettersOf()).toEqual(['P', 'P', 'P']);
    expect(await host.ask('rule.save', { rule, definition: pass(80) })).toEqual({
      rule,
      version: 2,
      changed: true,
    });
    expect(await lettersOf()).toEqual(['P', 'N', 'N']);
    await host.ask('history.undo', {});
    expect(await lettersOf()).toEqual(['P', 'P', 'P']);
    expect((await host.ask('rule.save', { rule, definition: pass(70) })).version).toBe(3);
  });

  test('the same again changes nothing, in whatever order it is written', async () => {
    const { rule } = await host.ask('rule.save', { definition: pass(60) });
    const { name, kind, bounds } = pass(60);
    const before = await host.ask('gradebook.get', {});
    const turned = { minimumCounted: 3, bounds, kind, name };
    expect(await host.ask('rule.save', { rule, definition: turned })).toMatchObject({
      changed: false,
    });
    expect((await host.ask('gradebook.get', {})).undo).toEqual(before.undo);
  });

  test('a new name alone renames without a new version', async () => {
    const { rule } = await host.ask('rule.save', { definition: pass(60) });
    expect(await host.ask('rule.save', { rule, definition: pass(60, 'Pass at 60') })).toMatchObject(
      { version: 1, changed: true },
    );
    expect((await host.ask('rule.list', {})).map((one) => one.name)).toContain('Pass at 60');
  });

  test('two rules of one name are refused', async () => {
    await host.ask('rule.save', { definition: pass(60) });
    expect((await host.refused('rule.save', { definition: pass(70) })).code).toBe('NAME_TAKEN');
  });
});

describe('rules that come with a gradebook', () => {
  test('cannot be changed or removed', async () => {
    const rule = builtInRuleId('Plain');
    expect(await host.refused('rule.save', { rule, definition: pass(60) })).toMatchObject({
      code: 'INVALID',
      params: { value: 'Plain' },
    });
    expect((await host.refused('rule.remove', { rule })).code).toBe('INVALID');
  });

  test('one written out the same is that one; another of its name is refused', async () => {
    const plain = (await host.ask('rule.list', {})).find((rule) => rule.name === 'Plain');
    const same = await host.ask('rule.save', { definition: { ...plain?.rule } });
    expect(same).toEqual({ rule: builtInRuleId('Plain'), version: 1, changed: false });
    const taken = { code: 'NAME_TAKEN', params: { name: 'Plain' } };
    const definition = pass(60, 'Plain');
    expect(await host.refused('rule.save', { definition })).toMatchObject(taken);
    const { rule } = await host.ask('rule.save', { definition: pass(60) });
    expect(await host.refused('rule.save', { rule, definition })).toMatchObject(taken);
  });
});

test('a rule in use is not removed; one that is not goes and comes back', async () => {
  const { rule } = await host.ask('rule.save', { definition: pass(60) });
  await host.ask('rule.choose', { class: built.class, rule });
  expect(await host.refused('rule.remove', { rule })).toMatchObject({
    code: 'INVALID',
    params: { why: expect.stringContaining('Algebra') },
  });
  await host.ask('rule.choose', { class: built.class, rule: builtInRuleId('Plain') });
  await host.ask('rule.remove', { rule });
  expect((await host.ask('rule.list', {})).some((one) => one.id === rule)).toBe(false);
  await host.ask('history.undo', {});
  expect((await host.ask('rule.list', {})).some((one) => one.id === rule)).toBe(true);
});

test('rules side by side: letters, distribution, who differs and why', async () => {
  const compared = await host.ask('rule.compare', {
    class: built.class,
    term: null,
    rules: [{ rule: builtInRuleId('Critical first') }, { definition: pass(80) }],
  });
  expect(compared.rules).toMatchObject([
    {
      name: 'Critical first',
      letters: [
        { letter: 'A', count: 1 },
        { letter: 'B', count: 0 },
        { letter: 'C', count: 1 },
        { letter: 'D', count: 0 },
        { letter: 'F', count: 1, low: true },
        { letter: 'I', count: 0 },
        { letter: 'NG', count: 0 },
      ],
    },
    {
      id: null,
      name: 'Pass',
      letters: [
        { letter: 'P', count: 1 },
        { letter: 'N', count: 2 },
        { letter: 'I' },
        { letter: 'NG' },
      ],
    },
  ]);
  expect(compared.students.map((student) => student.letters)).toEqual([
    [
      { letter: 'A', why: 'all that A asks for' },
      { letter: 'P', why: '100 %' },
    ],
    [
      { letter: 'C', why: 'instead of B: at least 80 % of all mastered, 3 of 4 · 75 %' },
      { letter: 'N', why: '75 %' },
    ],
    [
      { letter: 'F', why: 'instead of D: at least 60 % of critical mastered, 0 of 1 · 0 %' },
      { letter: 'N', why: '75 %' },
    ],
  ]);
});

test('the reasoning names what lacks, and the shortest way leads on', async () => {
  const { students, rule } = await host.ask('letters.get', { class: built.class, term: null });
  expect(rule).toMatchObject({ name: 'Critical first', letters: ['A', 'B', 'C', 'D', 'F'] });
  const [first, second, third] = students;
  expect(first?.next).toBeNull();
  expect(third?.why.lines.slice(0, 3)).toEqual([
    {
      letter: 'A',
      text: 'all critical mastered',
      figure: '0 of 1 · missing: A1',
      holds: false,
      dropped: false,
    },
    {
      letter: 'A',
      text: 'at least 90 % of all mastered',
      figure: '3 of 4 · 75 %',
      holds: false,
      dropped: false,
    },
    {
      letter: 'A',
      text: 'at least half of all at Deep',
      figure: '3 of 4 · 75 %',
      holds: true,
      dropped: false,
    },
  ]);
  expect(third?.next).toEqual({
    letter: 'A',
    objectives: ['A1'],
    raises: [{ objective: 'A1', level: 'basic' }],
  });
  expect(second?.next).toMatchObject({
    letter: 'B',
    raises: [{ objective: 'A4', level: 'clear' }],
  });
});

test('the evidence behind a letter says what counts', async () => {
  const [student = ''] = built.students;
  await host.ask('evidence.record', {
    class: built.class,
    student,
    objective: built.objectives.A1 ?? '',
    level: 'basic',
    kind: 'self',
    on: '2026-10-30',
  });
  const { objectives } = await host.ask('letters.evidence', { class: built.class, student });
  expect(objectives[0]).toEqual({
    code: 'A1',
    attempts: [
      { on: '2026-10-28', kind: 'check', level: 'deep', value: 4, counts: true },
      { on: '2026-10-30', kind: 'self', level: 'basic', value: 2, counts: false },
    ],
  });
});

test("one student's letter alone is the one that the class's list has", async () => {
  const asked = { class: built.class, term: null };
  await host.ask('evidence.void', {
    evidence:
      (
        await host.ask('cell.get', {
          class: built.class,
          student: built.students[1] ?? '',
          objective: built.objectives.A2 ?? '',
        })
      ).attempts[0]?.id ?? '',
    reason: 'mistyped',
  });
  const { students } = await host.ask('letters.get', asked);
  for (const student of students) {
    const alone = await host.ask('letters.get', { ...asked, student: student.id });
    expect(alone.students).toEqual([student]);
  }
});
