import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let cli: CommandLine;
const file = (name: string, content: string) => cli.file(name, content);

beforeEach(async () => {
  cli = commandLine();
  await cli.aClass({
    roster: 'Student ID,Name\n007,"Lee, Ann"\n008,"Ek, Bo"\n',
    objectives: 'Code,Objective\nC1,Name atoms\nC2,Count atoms\n',
  });
});
afterEach(() => cli.end());

const GRADES =
  'Student,ID,SIS User ID,Section,C1 quiz (1),Essay (2)\n    Points Possible,,,,10,6\n"Lee, Ann",1,007,A,7,5\n"Who, Di",2,999,A,3,4\n';

test('a list with a result a row: levels and people by other names are said in the map', async () => {
  const path = file('l.csv', 'Student,Objective,Date,Level\nBobo,C1,2026-10-05,Pass\n');
  const take = (...more: string[]) => ['import', 'evidence', path, '--class', 'Chem', ...more];
  for (const dry of [[], ['--dry-run']]) {
    const { code, out, err } = await cli.gradus(...take(...dry));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^[^\n]*no row that can be used\. None of its students[^\n]*\n$/);
  }
  const map = file('m.json', '{"students":{"Bobo":"008"},"levels":{"Pass":"basic"}}');
  expect(await cli.json(...take('--map', map))).toMatchObject({ new: 1, unmatched: 0, refused: 0 });
  expect(await cli.json(...take())).toMatchObject({ new: 0, unchanged: 1 });
  // What an undo took back is named by its file, the import being gone.
  expect(await cli.done('undo')).toMatch(/import of l\.csv, Chem/);
  const results = file('s.csv', 'Student ID,Test,Date,Score\n999,State,2026-05-01,71\n');
  const { code, err } = await cli.gradus('import', 'results', results);
  expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
});

describe('results of a learning platform', () => {
  test('are found out or named, mapped by a file, and repeated without a change', async () => {
    const path = file('g.csv', GRADES);
    const take = (...more: string[]) =>
      cli.json('import', 'evidence', path, '--class', 'Chem', ...more);
    expect(await take('--dry-run')).toMatchObject({ new: 1, unmatched: 1 });
    const map = file('m.json', '{"columns":{"Essay":"C2"},"students":{"999":"008"}}');
    expect(await take('--profile', 'canvas', '--map', map, '--on', '2026-10-05')).toMatchObject({
      new: 4,
      changed: 0,
      unchanged: 0,
      unmatched: 0,
      refused: 0,
    });
    expect(await take()).toMatchObject({ new: 0, changed: 0, unchanged: 4, unmatched: 0 });
    const history = await cli.json(
      ...['history', '--class', 'Chem', '--student', '008', '--objective', 'C2'],
    );
    expect(history).toMatchObject({ attempts: [{ on: '2026-10-05', task: 'Essay' }] });
    await cli.done('undo');
    expect(await take('--dry-run')).toMatchObject({ new: 1, unmatched: 1 });
  });

  test('of another program than said, or about nothing of the class, are refused in one line', async () => {
    const path = file('g.csv', GRADES);
    const refused = async (...more: string[]) => {
      const { code, out, err } = await cli.gradus(
        ...['import', 'evidence', path, '--class', 'Chem', ...more],
      );
      expect([code, out, err.trimEnd().split('\n').length]).toEqual([1, '', 1]);
      return err;
    };
    expect(await refused('--profile', 'moodle', '--map', 'none.json')).toContain('none.json');
    expect(await refused('--profile', 'brightspace')).toContain('Brightspace');
    const map = file('m.json', '{"C1 quiz":null}');
    expect(await refused('--map', map)).toContain('--map');
    const wrong = file('w.json', '{"Poem":"C1"}');
    expect(await refused('--map', wrong)).toContain('Poem');
    const { code } = await cli.gradus(
      ...['import', 'evidence', path, '--class', 'Chem', '--profile', 'excel'],
    );
    expect(code).toBe(2);
  });
});

test('a framework comes in by branches, with its prerequisites', async () => {
  const node = (identifier: string) => ({
    identifier,
    title: identifier,
    uri: `urn:${identifier}`,
  });
  const link = (associationType: string, from: string, to: string) => ({
    associationType,
    originNodeURI: node(from),
    destinationNodeURI: node(to),
  });
  const item = (id: string) => ({
    identifier: id,
    humanCodingScheme: id,
    fullStatement: `On ${id}`,
  });
  const text = JSON.stringify({
    CFDocument: { identifier: 'd', title: 'State' },
    CFItems: ['G', 'G.1', 'G.2', 'H', 'H.1'].map(item),
    CFAssociations: [
      link('isChildOf', 'G.1', 'G'),
      link('isChildOf', 'G.2', 'G'),
      link('isChildOf', 'H.1', 'H'),
      link('precedes', 'G.1', 'G.2'),
    ],
  });
  const path = file('case.json', text);
  const take = (...more: string[]) =>
    cli.json('import', 'case', path, '--course', 'Standards', ...more);
  expect(await take('--branches', 'G')).toMatchObject({ new: 2, problems: [] });
  expect(await take()).toMatchObject({ new: 1, changed: 0, unchanged: 2 });
  const courses = (await cli.json('call', 'course.list')) as { id: string; name: string }[];
  const id = courses.find(({ name }) => name === 'Standards')?.id;
  const course = await cli.json('call', 'course.get', JSON.stringify({ course: id }));
  expect(course).toMatchObject({
    units: [
      { name: 'On G', objectives: [{ code: 'G.1' }, { prerequisites: [{ code: 'G.1' }] }] },
      { name: 'On H', objectives: [{ code: 'H.1' }] },
    ],
  });
});
