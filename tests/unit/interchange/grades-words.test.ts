import { describe, expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const choices = { kind: 'evidence', class: 'C' } as const;

const PLAIN = lines('Student ID,C1.1,C1.2', '001,A, b+ ', '002,Pass,B+', '003,a,clear');
const MOODLE = lines(
  'First name,Surname,ID number,Email address,Assignment: C1.1 talk (Letter),Last downloaded from this course',
  'Ann,Lee,001,,A,1789560000',
  'Bo,Poe,002,,Pass,1789560000',
);
const BRIGHTSPACE = lines(
  'OrgDefinedId,C1.1 Talk Text Grade <Text>,End-of-Line Indicator',
  '#001,A,#',
  '#002,Pass,#',
);

describe('grades that are no level of the class', () => {
  test.each([
    ['plain', PLAIN],
    ['moodle', MOODLE],
    ['brightspace', BRIGHTSPACE],
  ] as const)('are asked for and taken as said: %s', async (profile, text) => {
    const room = await classroom();
    const first = await room.preview(room.file('g.csv', text), { ...choices, profile });
    const open = first.grades?.words.filter(({ by }) => by === 'none').map((one) => one.written);
    expect(open?.slice(0, 1)).toEqual(['A']);
    expect(open).toContain('Pass');
    expect(first.grades?.levels.map(({ key }) => key)).toContain('deep');
    const map = { levels: { A: 'deep', 'B+': 'clear', Pass: null } };
    const { taken } = await room.take(room.file('g.csv', text), { ...choices, profile, map });
    expect(taken).toMatchObject({ refused: 0 });
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ level: 'deep' }]);
    expect((await room.cell('002', 'C1.1')).attempts).toEqual([]);
  });

  test('are counted once for all their cases, whatever their case and spaces', async () => {
    const room = await classroom();
    const { grades, refused } = await room.preview(room.file('g.csv', PLAIN), choices);
    expect(refused).toBe(5);
    expect(grades?.words).toEqual([
      { written: 'A', count: 2, by: 'none', level: null },
      { written: 'b+', count: 2, by: 'none', level: null },
      { written: 'Pass', count: 1, by: 'none', level: null },
    ]);
  });

  test('are remembered for the next file, and one undo forgets them with the results', async () => {
    const room = await classroom();
    const map = { levels: { a: 'deep', 'B+': 'clear', PASS: null } };
    const steps = await room.steps();
    await room.take(room.file('g.csv', PLAIN), { ...choices, map });
    expect(await room.steps()).toBe(steps + 1);
    const again = await room.preview(room.file('g.csv', PLAIN), choices);
    expect(again).toMatchObject({ new: 0, unchanged: 5, refused: 0 });
    expect(again.grades?.words).toEqual([
      { written: 'A', count: 2, by: 'kept', level: 'deep' },
      { written: 'b+', count: 2, by: 'kept', level: 'clear' },
      { written: 'Pass', count: 1, by: 'kept', level: null },
    ]);
    // Said of one source, it says nothing of another.
    const other = await room.preview(room.file('m.csv', MOODLE), choices);
    expect(other.grades?.words.map(({ by }) => by)).toEqual(['none', 'none']);
    // Said otherwise, the new result takes the place of the old one.
    const better = { levels: { 'B+': 'deep' } };
    const changed = await room.take(room.file('g.csv', PLAIN), { ...choices, map: better });
    expect(changed.taken).toMatchObject({ new: 0, changed: 2, unchanged: 3 });
    await room.ask('history.undo', {});
    await room.ask('history.undo', {});
    expect((await room.cell('001', 'C1.1')).attempts).toEqual([]);
    const before = await room.preview(room.file('g.csv', PLAIN), choices);
    expect(before.grades?.words.map(({ by }) => by)).toEqual(['none', 'none', 'none']);
  });

  describe('in a list with one result a row', () => {
    const list = (...rows: string[]) => lines('Student ID,Objective,Date,Level', ...rows);
    const LIST = list(
      '001,C1.1,2026-10-01,A',
      '002,C1.1,2026-10-01,pass',
      '003,C1.1,2026-10-01,clear',
    );
    const live = async (room: Awaited<ReturnType<typeof classroom>>, who: string) =>
      (await room.cell(who, 'C1.1')).attempts
        .filter((one) => one.voided === null)
        .map(({ level }) => level);

    test('are asked for, taken as said and known in the next file', async () => {
      const room = await classroom();
      const first = await room.preview(room.file('r.csv', LIST), choices);
      expect(first).toMatchObject({ new: 1, refused: 2 });
      expect(first.words?.words).toEqual([
        { written: 'A', count: 1, by: 'none', level: null },
        { written: 'pass', count: 1, by: 'none', level: null },
      ]);
      const map = { levels: { a: 'deep', PASS: null } };
      const { taken } = await room.take(room.file('r.csv', LIST), { ...choices, map });
      expect(taken).toMatchObject({ new: 2, refused: 0 });
      expect([await live(room, '001'), await live(room, '002')]).toEqual([['deep'], []]);
      const again = await room.preview(room.file('r.csv', LIST), choices);
      expect(again).toMatchObject({ new: 0, changed: 0, unchanged: 2, refused: 0 });
      expect(again.words?.words.map(({ by }) => by)).toEqual(['kept', 'kept']);
      // What a grade table says is another source.
      const other = await room.preview(room.file('g.csv', PLAIN), choices);
      expect(other.grades?.words.map(({ by }) => by)).toEqual(['none', 'none', 'none']);
    });

    test('said otherwise, the new level takes the place of the old one, and back', async () => {
      const room = await classroom();
      const say = async (a: string | null, pass: string | null) => {
        const map = { levels: { A: a, Pass: pass } };
        const { taken } = await room.take(room.file('r.csv', LIST), { ...choices, map });
        return [taken.new, taken.changed, taken.unchanged];
      };
      expect(await say('deep', 'basic')).toEqual([3, 0, 0]);
      expect(await say('clear', null)).toEqual([0, 2, 1]);
      expect([await live(room, '001'), await live(room, '002')]).toEqual([['clear'], []]);
      expect(await say('deep', 'basic')).toEqual([1, 1, 1]);
      expect([await live(room, '001'), await live(room, '002')]).toEqual([['deep'], ['basic']]);
      expect(await say('deep', 'basic')).toEqual([0, 0, 3]);
      await room.ask('history.undo', {});
      expect([await live(room, '001'), await live(room, '002')]).toEqual([['clear'], []]);
      expect(await room.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    });

    test('make a file usable of which no row is a level', async () => {
      const room = await classroom();
      const text = list('001,C1.1,2026-10-01,Pass');
      const open = await room.preview(room.file('r.csv', text), choices);
      expect(open.unusable).toMatch(/say which of them it stands for/);
      const map = { levels: { Pass: 'basic' } };
      const { taken } = await room.take(room.file('r.csv', text), { ...choices, map });
      expect(taken.new).toBe(1);
    });
  });

  test('cannot stand for a level that the class does not have', async () => {
    const room = await classroom();
    const map = { levels: { A: 'superb' } };
    const refused = room.preview(room.file('g.csv', PLAIN), { ...choices, map });
    await expect(refused).rejects.toThrow(/INVALID.*superb.*A.* can stand for .*clear, deep/);
  });

  test('are shown thirty at most, open ones first, and remarks are none', async () => {
    const room = await classroom();
    const heads = Array.from({ length: 40 }, (_, at) => `C1.1 t${at}`);
    const cells = heads.map((_, at) => (at === 39 ? 'x'.repeat(61) : `G${at}`));
    const text = lines(['Student ID', ...heads].join(','), ['001', ...cells].join(','));
    const map = { levels: { G0: 'deep' } };
    const { grades } = await room.preview(room.file('g.csv', text), { ...choices, map });
    expect(grades?.words).toHaveLength(30);
    expect(grades?.words[0]?.written).toBe('G1');
    const some = heads.slice(0, 2).join(',');
    const few = lines(`Student ID,${some}`, `001,G0,${'x'.repeat(61)}`);
    const short = await room.preview(room.file('h.csv', few), { ...choices, map });
    expect(short.grades?.words.map(({ written }) => written)).toEqual(['G0']);
  });
});
