import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frameworkInstant } from '../../../electron/host/interchange/instant-text.ts';
import { samplesFolder } from '../../helpers/samples.ts';
import { lines } from './classroom.ts';
import { type FilesHost, filesHost } from './host-with-files.ts';

const samples = samplesFolder();
if (samples === null) process.stderr.write('skipped: the sample files are not on this machine\n');

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const link = (number: number) => ({
  title: `i${number}`,
  identifier: id(number),
  uri: `urn:${number}`,
});
const item = (number: number, code: string | null, more: object = {}) => ({
  identifier: id(number),
  uri: `https://case.example/${number}`,
  fullStatement: `Statement ${number}`,
  ...(code !== null && { humanCodingScheme: code }),
  lastChangeDateTime: '2026-01-01T00:00:00+00:00',
  ...more,
});
const association = (
  type: string,
  from: number,
  to: number | object | string,
  more: object = {},
) => ({
  identifier: id(900 + from),
  associationType: type,
  uri: 'urn:a',
  originNodeURI: link(from),
  destinationNodeURI: typeof to === 'number' ? link(to) : to,
  lastChangeDateTime: '2026-01-01T00:00:00Z',
  ...more,
});

/** Two groups: the second stands first by its number; an inner item is a prerequisite. */
const PACKAGE = {
  CFDocument: { identifier: id(1), title: 'Own framework', creator: 'Us', uri: 'urn:1' },
  CFItems: [
    item(10, 'A', { abbreviatedStatement: 'Group A' }),
    item(11, 'A.10', { educationalLevel: '06', 'ext:colour': 'red' }),
    item(12, 'A.9'),
    item(20, 'B', { abbreviatedStatement: 'Group B', listEnumeration: '1' }),
    item(21, null, { CFItemType: 'Standard' }),
    { identifier: id(30), humanCodingScheme: 'C' },
  ],
  CFAssociations: [
    association('isChildOf', 10, 1, { sequenceNumber: 2 }),
    association('isChildOf', 20, 1, { sequenceNumber: 1 }),
    association('isChildOf', 11, 10),
    association('isChildOf', 12, 10),
    association('isChildOf', 21, 20),
    association('precedes', 12, 11),
    association('precedes', 11, 21),
    association('precedes', 21, 12),
    association('exactMatchOf', 11, { title: 'CCSS.6', identifier: id(70), uri: 'urn:ccss' }),
    association('exemplar', 12, 'https://example.org/film'),
  ],
  CFRubrics: [
    {
      CFRubricCriteria: [
        {
          CFItemURI: link(11),
          CFRubricCriterionLevels: [
            {
              identifier: id(81),
              quality: 'Clear',
              score: 3,
              description: 'Explains',
              position: 2,
            },
            { identifier: id(82), quality: 'Basic', score: 2, description: 'Names', position: 1 },
          ],
        },
      ],
    },
  ],
  CFDefinitions: {},
};

async function courseOf(host: FilesHost, name: string) {
  const found = (await host.ask('course.list', {})).find((one) => one.name === name);
  return await host.ask('course.get', { course: found?.id ?? '' });
}
const into = (course: string, more: object = {}) => ({ kind: 'case' as const, course, ...more });
const file = (host: FilesHost, content: unknown) =>
  host.file('framework.json', JSON.stringify(content));

describe('a framework', () => {
  test('becomes units and objectives in its order, with prerequisites, stubs and words of levels', async () => {
    const host = await filesHost();
    const { preview, taken } = await host.take(file(host, PACKAGE), into('Math'));
    expect(preview).toMatchObject({ kind: 'case', course: 'Math', new: 3, refused: 1 });
    expect(taken.problems.map(({ rule }) => rule)).toMatchObject([
      expect.stringContaining('says nothing'),
      expect.stringContaining('circle'),
    ]);
    const course = await courseOf(host, 'Math');
    expect(course.units.map((unit) => unit.name)).toEqual(['Group B', 'Group A']);
    const codes = course.units.map((unit) => unit.objectives.map((one) => one.code));
    expect(codes).toEqual([['B.1'], ['A.9', 'A.10']]);
    const [nine, ten] = course.units[1]?.objectives ?? [];
    expect(ten?.descriptors).toEqual([
      { quality: 'Basic', score: 2, text: 'Names' },
      { quality: 'Clear', score: 3, text: 'Explains' },
    ]);
    expect(ten?.standards).toEqual(['CCSS.6']);
    expect(nine?.prerequisites.map(({ code }) => code)).toEqual(['B.1']);
    expect(preview.framework?.types).toEqual([{ type: 'Standard', items: 1 }]);
    const again = await host.take(file(host, PACKAGE), into('Math'));
    expect(again.taken).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
  });

  test('keeps what a person changed until asked otherwise, and takes newer words', async () => {
    const host = await filesHost();
    await host.take(file(host, PACKAGE), into('Math'));
    const course = await courseOf(host, 'Math');
    const [nine, ten] = course.units[1]?.objectives ?? [];
    const words = { objective: nine?.id ?? '', statement: 'My own words' };
    await host.ask('objective.save', words);
    const newer = structuredClone(PACKAGE);
    for (const one of newer.CFItems) {
      if ('fullStatement' in one)
        Object.assign(one, { fullStatement: `${one.fullStatement} anew` });
      Object.assign(one, { lastChangeDateTime: '2026-02-01T00:00:00' });
    }
    const { preview, taken } = await host.take(file(host, newer), into('Math'));
    expect(taken).toMatchObject({ new: 0, changed: 3 });
    expect(preview.framework?.byHand).toBe(1);
    const texts = async () =>
      (await courseOf(host, 'Math')).units[1]?.objectives.map((one) => one.statement);
    expect(await texts()).toEqual(['My own words', 'Statement 11 anew']);
    expect(ten?.statement).toBe('Statement 11');
    // The older edition changes nothing back.
    const older = await host.take(file(host, PACKAGE), into('Math'));
    expect(older.taken).toMatchObject({ new: 0, changed: 0 });
    const framework = { branches: null, objectives: null, overwrite: true };
    await host.take(file(host, newer), into('Math', { framework }));
    expect(await texts()).toEqual(['Statement 12 anew', 'Statement 11 anew']);
  });

  test('is taken by branches, and the rest can follow', async () => {
    const host = await filesHost();
    const choose = (branches: string[]) => ({ branches, objectives: null, overwrite: false });
    const first = into('Math', { framework: choose([id(20)]) });
    expect((await host.take(file(host, PACKAGE), first)).taken).toMatchObject({ new: 1 });
    const none = await host.preview(file(host, PACKAGE), into('Math', { framework: choose([]) }));
    expect(none).toMatchObject({ new: 0, changed: 0 });
    const unknown = { source: file(host, PACKAGE), ...into('Math', { framework: choose(['Z']) }) };
    expect(await host.refused('import.preview', unknown)).toMatchObject({ code: 'NOT_FOUND' });
    const rest = await host.take(file(host, PACKAGE), into('Math'));
    expect(rest.taken).toMatchObject({ new: 2, unchanged: 0, changed: 1 });
    const elsewhere = await host
      .take(file(host, PACKAGE), into('Other', { framework: null }))
      .catch((error: Error) => error.message);
    expect(elsewhere).toContain('IMPORT_NOTHING_USABLE');
  });

  test('survives parents in a circle, missing parts and members of every wrong type', async () => {
    const host = await filesHost();
    const odd = {
      CFDocument: { title: 5 },
      CFItems: [item(1, 'X'), item(2, 'Y'), item(2, 'Y'), null, 7, { identifier: 3 }],
      CFAssociations: [
        association('isChildOf', 1, 2),
        association('isChildOf', 2, 1),
        null,
        { associationType: 'precedes' },
        { associationType: 'precedes', originNodeURI: 5, destinationNodeURI: [] },
      ],
      CFRubrics: [{ CFRubricCriteria: [null, { CFItemURI: 4 }] }],
    };
    const { taken } = await host.take(file(host, odd), into('Odd', { framework: null }));
    expect(taken.refused).toBe(4);
    expect(taken.new).toBe(1);
    const wrong = { source: file(host, { CFStuff: [] }), ...into('Odd') };
    expect((await host.refused('import.preview', wrong)).code).toBe('IMPORT_WRONG_KIND');
  });
});

describe('a framework as a list', () => {
  test('of OpenSALT is a tree by its smart levels or parents', async () => {
    const host = await filesHost();
    const text = lines(
      'identifier,Full Statement,Human Coding Scheme,smartLevel,Is Child Of,Precedes,Abbreviated Statement',
      ',Fractions,F,1,,,Fractions',
      ',Add,F.2,1.2,,,',
      ',Name,F.1,1.1,,F.2,',
      ',Geometry,G,,G,,Shapes',
      ',Angles,G.1,,G,,',
    );
    const { taken } = await host.take(host.file('items.csv', text), into('List'));
    expect(taken).toMatchObject({ new: 3, problems: [] });
    const course = await courseOf(host, 'List');
    expect(course.units.map(({ name }) => name).sort()).toEqual(['Fractions', 'Shapes']);
    const fractions = course.units.find(({ name }) => name === 'Fractions');
    expect(fractions?.objectives.map(({ code }) => code)).toEqual(['F.1', 'F.2']);
    expect(await host.counts(host.file('items.csv', text), into('List'))).toEqual([0, 0, 3, 0, 0]);
  });
  test('of Canvas outcomes has groups, and ratings become words of levels', async () => {
    const host = await filesHost();
    const text = lines(
      'vendor_guid,object_type,title,description,display_name,calculation_method,calculation_int,parent_guids,workflow_state,mastery_points,ratings,,,',
      'g1,group,Atoms,,,,,,active,,,,,',
      'o1,outcome,C1.1,"<p>Describe\nan atom</p>",Atom,highest,,g1,active,3,4,Deep,3,Clear',
      'o2,outcome,Count protons,,,n_mastery,3,g1,active,3,3;5,Deep,,',
      'o3,outcome,Old,,,,,g1,deleted,,,,,',
      'g2,group,Empty,,,,,,active,,,,,',
    );
    const { taken } = await host.take(host.file('outcomes.csv', text), into('Outcomes'));
    expect(taken).toMatchObject({ new: 2, refused: 0 });
    const course = await courseOf(host, 'Outcomes');
    expect(course.units.map(({ name }) => name)).toEqual(['Atoms']);
    expect(course.units[0]?.objectives.map(({ code, statement }) => [code, statement])).toEqual([
      ['C1.1', 'Describe an atom'],
      ['o2', 'Count protons'],
    ]);
  });
});

describe.skipIf(samples === null)('real frameworks', () => {
  const at = (path: string) => join(samples ?? '', 'case', path);

  test('the 585 items of Smarter Balanced: tree, prerequisites, links outside', async () => {
    const host = await filesHost();
    const source = () => host.path(at('smarter-balanced/mockMATH.json'));
    const { preview, taken } = await host.take(source(), into('Math'));
    expect(preview.framework).toMatchObject({ total: 585 });
    expect(preview.framework?.types).toHaveLength(6);
    expect(taken).toMatchObject({ refused: 0, unmatched: 0 });
    expect(taken.new).toBeGreaterThan(500);
    expect(taken.problems).toEqual([]);
    const again = await host.preview(source(), into('Math'));
    expect(again).toMatchObject({ new: 0, changed: 0, unchanged: taken.new });
    await host.ask('history.undo', {});
    expect(await host.ask('course.list', {})).toEqual([]);
  });

  test.each([
    ['opensalt-framework-20c5134f-423d-4097-a971-3dd5152bf507.json', 13],
    ['tests/AdoptedTestFramework.json', 1],
    ['tests/ItemTypeTestFramework.json', 1],
    ['tests/MarkdownFramework.json', 2],
    ['tests/Ordering.json', 20],
    ['tests/SequenceNumberFramework.json', 2],
    ['tests/SmartLevelFramework.json', 8],
    ['tests/Utf8TestFramework.json', 1],
    ['sample_case.csv', 1],
    ['tests/abbreviatedStatement.csv', 1],
    ['tests/ccsso_ela_item.csv', 100],
    ['tests/children.csv', 4],
    ['tests/sequenceNumber.csv', 2],
    ['tests/test_items.csv', 50],
  ])('%s of OpenSALT is taken, and again without a change', async (name, least) => {
    const host = await filesHost();
    const { taken } = await host.take(host.path(at(`opensalt/${name}`)), into('K'));
    expect(taken.new).toBeGreaterThanOrEqual(least);
    const again = await host.preview(host.path(at(`opensalt/${name}`)), into('K'));
    expect(again).toMatchObject({ new: 0, changed: 0 });
  });

  test('siblings stand by their sequence numbers', async () => {
    const host = await filesHost();
    await host.take(host.path(at('opensalt/tests/SequenceNumberFramework.json')), into('K'));
    const course = await courseOf(host, 'K');
    expect(course.units[0]?.objectives.map(({ code }) => code)).toEqual(['SNT.2', 'SNT.1']);
  });

  test('a framework without items is refused in one sentence', async () => {
    const host = await filesHost();
    const source = host.path(at('opensalt/tests/EmptyExternalFramework.json'));
    const trouble = await host.refused('import.preview', { source, ...into('K') });
    expect(trouble.code).toBe('IMPORT_NOTHING_USABLE');
  });
});

describe('when a framework says that it changed', () => {
  test.each([
    ['2026-02-01T10:00:00+02:00', '2026-02-01T08:00:00.000Z', true],
    ['2026-02-01T10:00:00.5z', '2026-02-01T10:00:00.500Z', true],
    ['2026-02-01T10:00:00-0130', '2026-02-01T11:30:00.000Z', true],
    ['2026-02-01T10:00:00', '2026-02-01T10:00:00.000Z', false],
    [' 2026-02-01 10:00 ', '2026-02-01T10:00:00.000Z', false],
    ['2026-02-01', '2026-02-01T00:00:00.000Z', false],
  ])('%s is %s', (written, at, hasZone) => {
    expect(frameworkInstant(written)).toEqual({ at, hasZone });
  });

  test.each([
    '2026-02-30T10:00:00Z',
    '2026-02-01T25:00:00Z',
    '2026-02-01T10:00:00+15:00',
    '01.02.2026',
    'yesterday',
    '2026',
    '',
  ])('%s is none', (written) => {
    expect(frameworkInstant(written)).toBe(null);
  });

  test('what is no instant is named and left out; those without a zone are counted once', async () => {
    const host = await filesHost();
    const changed = (number: number, lastChangeDateTime: unknown) =>
      item(number, `A.${number}`, { lastChangeDateTime });
    const { preview } = await host.take(
      file(host, {
        ...PACKAGE,
        CFItems: [
          changed(10, '2026-02-30T10:00:00Z'),
          changed(11, '2026-02-01T10:00:00'),
          changed(12, '2026-02-02 10:00'),
          changed(20, 1_760_000_000),
          changed(21, undefined),
        ],
      }),
      into('Math'),
    );
    const rule = expect.stringMatching(/^This is not an instant with its zone/);
    expect(preview.problems.filter(({ column }) => column?.endsWith('DateTime'))).toEqual([
      expect.objectContaining({
        column: 'CFItems[0].lastChangeDateTime',
        value: '2026-02-30T10:00:00Z',
        rule,
      }),
      expect.objectContaining({
        column: 'CFItems[3].lastChangeDateTime',
        value: '1760000000',
        rule,
      }),
    ]);
    expect(preview.notes).toContain('2 instants of last changes have no zone and are read as UTC.');
  });
});
