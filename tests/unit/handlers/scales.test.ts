import { describe, expect, test } from 'vitest';
import { algebraEach } from '../../helpers/algebra.ts';

const algebra = algebraEach();

const level = (key: string, value: number, more: object = {}) => ({
  key,
  name: key.toUpperCase(),
  value,
  ...more,
});
const THREE = {
  name: 'Three',
  threshold: 'met',
  levels: [level('no', 0), level('met', 1), level('more', 2)],
};

const scaleNamed = async (name: string) =>
  (await algebra.host.ask('scale.list', {})).find((scale) => scale.name === name);

describe('a scale of one’s own', () => {
  test('is kept with its levels in order of their numbers', async () => {
    const mixed = { ...THREE, levels: [...THREE.levels].reverse() };
    await algebra.host.ask('scale.save', mixed);
    const scale = await scaleNamed('Three');
    expect(scale?.levels.map((one) => one.key)).toEqual(['no', 'met', 'more']);
    expect(scale).toMatchObject({ threshold: 'met', builtIn: false, calculatedThreshold: null });
  });

  test.each<[string, object, string]>([
    ['one level', { levels: [level('met', 1)] }, 'Levels'],
    [
      'equal keys',
      { levels: [level('met', 1), level('met', 2, { name: 'x' })] },
      'Key of level met',
    ],
    [
      'equal names',
      { levels: [level('met', 1), level('x', 2, { name: 'met' })] },
      'Name of level x',
    ],
    ['equal numbers', { levels: [level('met', 1), level('x', 1)] }, 'Number of level x'],
    ['an odd key', { levels: [level('met', 1), level('<b>', 0)] }, 'Key of level <b>'],
    [
      'a cut that is no share',
      { levels: [level('met', 1, { cut: 7 }), level('x', 0)] },
      'Cut of level met',
    ],
    [
      'cuts that do not rise',
      { levels: [level('x', 0), level('met', 1, { cut: 0.8 }), level('y', 2, { cut: 0.8 })] },
      'Cut of level y',
    ],
    [
      'an odd colour',
      { levels: [level('met', 1, { colour: 'red' }), level('x', 0)] },
      'Colour of level met',
    ],
    [
      'a long glyph',
      { levels: [level('met', 1, { glyph: 'abcd' }), level('x', 0)] },
      'Glyph of level met',
    ],
    ['no such threshold', { threshold: 'gold' }, 'Threshold'],
    ['the lowest as threshold', { threshold: 'no' }, 'Threshold'],
    ['a second cut above the threshold', { calculatedThreshold: 1.2 }, 'CalculatedThreshold'],
    ['a second cut at the bottom', { calculatedThreshold: 0 }, 'CalculatedThreshold'],
  ])('with %s is refused at the field', async (_, more, what) => {
    const refused = await algebra.host.refused('scale.save', { ...THREE, ...more });
    expect(refused).toMatchObject({ code: 'INVALID', params: { what } });
  });

  test('has a name of its own; built-in ones never change', async () => {
    const [builtIn] = await algebra.host.ask('scale.list', {});
    const taken = await algebra.host.refused('scale.save', { ...THREE, name: builtIn?.name });
    expect(taken.code).toBe('NAME_TAKEN');
    const changed = await algebra.host.refused('scale.save', { ...THREE, scale: builtIn?.id });
    expect(changed).toMatchObject({ code: 'INVALID' });
  });

  test('keeps evidence by id when it is renamed and renumbered; a level with evidence stays', async () => {
    const { host, built } = algebra;
    const { scale } = await host.ask('scale.save', THREE);
    await host.ask('class.save', { class: built.class, scale });
    const { evidence } = await algebra.record(0, 'A1', 'more');
    await host.ask('evidence.void', { evidence, reason: 'slip' });
    const without = { ...THREE, scale, levels: THREE.levels.slice(0, 2) };
    expect(await host.refused('scale.save', without)).toMatchObject({
      code: 'INVALID',
      params: { value: 'MORE', why: 'there is evidence on it' },
    });
    await algebra.record(0, 'A1', 'more');
    const levels = [level('no', 1), level('met', 3), level('more', 7, { name: 'Excellent' })];
    await host.ask('scale.save', { ...THREE, scale, levels });
    expect((await algebra.grid()).rows.value[0]).toBe(7);
    const unused = { ...THREE, scale, levels: levels.slice(1), threshold: 'more' };
    await host.ask('scale.save', unused);
    expect((await scaleNamed('Three'))?.levels.map((one) => one.key)).toEqual(['met', 'more']);
    await host.ask('history.undo', {});
    expect((await scaleNamed('Three'))?.levels).toHaveLength(3);
  });

  test('that is a copy counts what was shown on the other as its own, and back', async () => {
    const { host, built } = algebra;
    const source = await scaleNamed('Basic · Clear · Deep');
    await algebra.record(0, 'A1', 'clear');
    // A level more between Clear and Deep: without the map Clear would land between the levels.
    const { scale } = await host.ask('scale.save', {
      name: 'Ours',
      threshold: 'basic',
      copyOf: source?.id ?? '',
      levels: [
        level('not-yet', 1),
        level('basic', 2),
        level('clear', 3),
        level('strong', 4),
        level('deep', 6),
      ],
    });
    await host.ask('class.save', { class: built.class, scale });
    expect((await algebra.grid()).rows.value[0]).toBe(3);
    await algebra.record(0, 'A1', 'deep');
    expect((await algebra.grid()).rows.value[0]).toBe(6);
    await host.ask('class.save', { class: built.class, scale: source?.id ?? '' });
    expect((await algebra.grid()).rows.value[0]).toBe(4);
  });
});

describe('what other rules would change', () => {
  test('is said cell by cell before anything is saved, and is then what happens', async () => {
    const { host, built } = algebra;
    await algebra.record(0, 'A1', 'deep', { on: '2026-11-01' });
    await algebra.record(0, 'A1', 'not-yet', { on: '2026-11-02' });
    await algebra.record(1, 'A1', 'basic');
    await algebra.record(1, 'A2', 'not-yet');
    const before = await algebra.grid();
    const preview = await host.ask('class.preview-rules', { class: built.class, method: 'latest' });
    expect(preview).toMatchObject({
      cells: 3,
      changed: 1,
      gained: 0,
      lost: 1,
      list: [
        {
          student: { id: algebra.student(0) },
          objective: { code: 'A1' },
          before: { status: 'mastered', level: 'Deep', value: 4 },
          after: { status: 'not-yet', level: 'Not yet', value: 1 },
        },
      ],
    });
    expect(await algebra.grid()).toEqual(before);
    const same = await host.ask('class.preview-rules', { class: built.class, method: 'highest' });
    expect(same).toMatchObject({ cells: 3, changed: 0, list: [] });
    await host.ask('class.save', { class: built.class, method: 'latest' });
    const after = await algebra.grid();
    expect([before.rows.status[0], after.rows.status[0]]).toEqual([4, 3]);
  });

  test('threshold and scale alike', async () => {
    const { host, built } = algebra;
    await algebra.record(0, 'A1', 'basic');
    const ask = { class: built.class };
    const higher = await host.ask('class.preview-rules', { ...ask, threshold: 'clear' });
    expect(higher).toMatchObject({ changed: 1, lost: 1 });
    const scale = (await scaleNamed('Mastered / Not yet'))?.id ?? '';
    const other = await host.ask('class.preview-rules', { ...ask, scale });
    expect(other.list).toMatchObject([
      { before: { level: 'Basic' }, after: { level: 'Mastered' } },
    ]);
  });

  test('for a scale in use: all its classes, nothing written, a mere new name changes no cell', async () => {
    const { host, built } = algebra;
    const { scale } = await host.ask('scale.save', THREE);
    await host.ask('class.save', { class: built.class, scale, threshold: null });
    const { class: second } = await host.ask('class.create', { name: 'Biology', scale });
    await host.ask('enrolment.start', { class: second, student: algebra.student(1), on: null });
    await host.ask('plan.use', { class: second, course: built.course });
    await algebra.record(0, 'A1', 'met');
    await algebra.record(1, 'A1', 'met');
    const renamed = THREE.levels.map((one) => ({ ...one, name: `${one.name}!` }));
    const ask = { scale, name: 'Three', threshold: 'met' };
    const same = await host.ask('scale.preview', { ...ask, levels: renamed });
    expect(same).toMatchObject({ cells: 3, changed: 0 });
    const before = await algebra.grid();
    const higher = await host.ask('scale.preview', { ...THREE, ...ask, threshold: 'more' });
    expect(higher).toMatchObject({ cells: 3, changed: 3, lost: 3, gained: 0 });
    expect(
      higher.list.map((one) => [one.class.name, one.student.id === algebra.student(1)]),
    ).toEqual([
      ['Algebra', false],
      ['Algebra', true],
      ['Biology', true],
    ]);
    expect(await algebra.grid()).toEqual(before);
    await host.ask('scale.save', { ...THREE, ...ask, threshold: 'more' });
    expect((await algebra.grid()).rows.status[0]).toBe(3);
    const own = (await scaleNamed('Four points'))?.id ?? '';
    expect((await host.refused('scale.preview', { ...THREE, scale: own })).code).toBe('INVALID');
  });

  test('for one objective: its own threshold, method, parameter and fewest attempts', async () => {
    const { host } = algebra;
    await algebra.record(0, 'A1', 'deep', { on: '2026-11-01' });
    await algebra.record(0, 'A1', 'not-yet', { on: '2026-11-02' });
    await algebra.record(0, 'A2', 'basic');
    const objective = algebra.objective('A1');
    const latest = await host.ask('objective.preview-rules', { objective, method: 'latest' });
    expect(latest).toMatchObject({ cells: 1, changed: 1, lost: 1 });
    const thrice = await host.ask('objective.preview-rules', { objective, minimum: 3 });
    expect(thrice.list).toMatchObject([{ after: { status: 'insufficient' } }]);
    const deep = await host.ask('objective.preview-rules', { objective, threshold: 'deep' });
    expect(deep).toMatchObject({ cells: 1, changed: 0 });
    const wrong = { objective, method: 'decaying', parameter: 20 };
    expect((await host.refused('objective.preview-rules', wrong)).code).toBe('INVALID');
  });

  test('is refused where the rules would be', async () => {
    const ask = { class: algebra.built.class, method: 'decaying', parameter: 20 };
    expect((await algebra.host.refused('class.preview-rules', ask)).code).toBe('INVALID');
  });
});
