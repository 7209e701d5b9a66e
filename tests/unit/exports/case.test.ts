import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { casePackageSchema, looseCasePackageSchema } from '../../helpers/case-schema.ts';
import { samplesFolder } from '../../helpers/samples.ts';
import { type FilesHost, filesHost } from '../interchange/host-with-files.ts';

const samples = samplesFolder();
if (samples === null) process.stderr.write('skipped: the sample files are not on this machine\n');

const LIST = [
  'Unit,Code,Objective,Learning target,Critical,Prerequisites,Target date,Threshold,Method,Examples,Resource,Standard,Ways to show,Question',
  'Atoms,C1.1,Describe an atom,I can draw it,yes,,2026-09-30,clear,n-times 3,A drawing,Atoms https://example.org/a,HS-1,"quiz, conference",What is inside?',
  'Atoms,C1.2,Weigh an atom,,no,C1.1,,,,,,,,',
  'Bonds,C2.1,Draw a bond,,no,C1.1 C1.2,,,,,,"HS-1, HS-2",,',
].join('\n');

async function courseOf(host: FilesHost, name: string) {
  const found = (await host.ask('course.list', {})).find((one) => one.name === name);
  return await host.ask('course.get', { course: found?.id ?? '' });
}

type Pack = v.InferOutput<typeof looseCasePackageSchema>;
let files = 0;
async function packageOf(host: FilesHost, course: string) {
  files += 1;
  const out = host.out(`case-${files}.json`);
  await host.ask('export.case', { course, to: out.grant });
  return { text: out.read(), pack: JSON.parse(out.read()) as Pack };
}

/** A course without the ids of its rows, which differ from gradebook to gradebook. */
async function plain(host: FilesHost, name: string) {
  const { units } = await courseOf(host, name);
  return units.map((unit) => ({
    name: unit.name,
    objectives: unit.objectives.map(({ id: _, prerequisites, ...objective }) => ({
      ...objective,
      prerequisites: prerequisites.map(({ code }) => code).sort(),
    })),
  }));
}

describe('objectives as CASE', () => {
  test('are a package that the published structure accepts', async () => {
    const host = await filesHost();
    await host.take(host.file('o.csv', LIST), { kind: 'objectives', course: 'Chemistry' });
    const course = await courseOf(host, 'Chemistry');
    const { pack, text } = await packageOf(host, course.id);
    expect(v.safeParse(casePackageSchema, pack).issues).toBeUndefined();
    expect(pack.CFDocument).toMatchObject({ title: 'Chemistry', caseVersion: '1.1' });
    expect(pack.CFItems.map((one) => one.humanCodingScheme ?? one.fullStatement)).toEqual([
      'Atoms',
      'C1.1',
      'C1.2',
      'Bonds',
      'C2.1',
    ]);
    const said = pack.CFAssociations.map(
      (one) => `${one.originNodeURI.title} ${one.associationType} ${one.destinationNodeURI.title}`,
    );
    expect(said).toEqual([
      'Atoms isChildOf Chemistry',
      'C1.1 isChildOf Atoms',
      'C1.2 isChildOf Atoms',
      'Bonds isChildOf Chemistry',
      'C2.1 isChildOf Bonds',
      'C1.1 precedes C1.2',
      'C1.1 precedes C2.1',
      'C1.2 precedes C2.1',
      'C1.1 isRelatedTo HS-1',
      'C1.1 exemplar Atoms',
      'C2.1 isRelatedTo HS-1',
      'C2.1 isRelatedTo HS-2',
    ]);
    // As long as the course stays, so does every byte; a change moves the date of its item only.
    expect((await packageOf(host, course.id)).text).toBe(text);
    const objective = course.units[1]?.objectives[0]?.id ?? '';
    await host.ask('objective.save', { objective, statement: 'Draw two bonds' });
    const after = (await packageOf(host, course.id)).pack;
    const moved = after.CFItems.filter(
      (one, at) => one.lastChangeDateTime !== pack.CFItems[at]?.lastChangeDateTime,
    );
    expect(moved.map((one) => one.fullStatement)).toEqual(['Draw two bonds']);
    expect(after.CFItems.map((one) => one.identifier)).toEqual(
      pack.CFItems.map((one) => one.identifier),
    );
  });

  test('come back elsewhere as the same course, and at home without a change', async () => {
    const host = await filesHost();
    await host.take(host.file('o.csv', LIST), { kind: 'objectives', course: 'Chemistry' });
    const course = await courseOf(host, 'Chemistry');
    const { text } = await packageOf(host, course.id);
    const other = await filesHost();
    await other.take(other.file('case.json', text), { kind: 'case', course: 'Chemistry' });
    expect(await plain(other, 'Chemistry')).toEqual(await plain(host, 'Chemistry'));
    const home = await host.take(host.file('case.json', text), {
      kind: 'case',
      course: 'Chemistry',
    });
    expect(home.taken).toMatchObject({ new: 0, changed: 0, unchanged: 3, problems: [] });
    // What went through another gradebook still names the same objectives.
    const back = await packageOf(other, (await courseOf(other, 'Chemistry')).id);
    const again = await host.take(host.file('back.json', back.text), {
      kind: 'case',
      course: 'Chemistry',
    });
    expect(again.taken).toMatchObject({ new: 0 });
    expect((await courseOf(host, 'Chemistry')).units.map(({ id }) => id)).toEqual(
      course.units.map(({ id }) => id),
    );
  });

  test('keep what a framework said beyond what is used here', async () => {
    const host = await filesHost();
    const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const at = { lastChangeDateTime: '2026-01-01T00:00:00' };
    const link = (n: number) => ({ title: `i${n}`, identifier: id(n), uri: `urn:x:${n}` });
    const item = (n: number, more: object) => ({
      identifier: id(n),
      uri: `https://case.example/${n}`,
      fullStatement: `Statement ${n}`,
      ...at,
      ...more,
    });
    const child = (n: number, from: number, to: number, more: object = {}) => ({
      identifier: id(900 + n),
      associationType: 'isChildOf',
      uri: `https://case.example/a${n}`,
      originNodeURI: link(from),
      destinationNodeURI: link(to),
      ...at,
      ...more,
    });
    const framework = {
      CFDocument: {
        identifier: id(1),
        uri: 'https://case.example/d',
        title: 'State',
        creator: 'A state',
        adoptionStatus: 'Adopted',
        CFPackageURI: link(1),
        colour: 'red',
        ...at,
      },
      CFItems: [
        item(9, { humanCodingScheme: 'G6', abbreviatedStatement: 'Grade 6' }),
        item(10, { humanCodingScheme: 'A', abbreviatedStatement: 'Group A' }),
        item(11, {
          humanCodingScheme: 'A.1',
          educationLevel: '06',
          'ext:colour': 'red',
          licenseURI: 'https://example.org/licence',
        }),
        item(12, { humanCodingScheme: 'A.2', notes: 'as it was' }),
      ],
      CFAssociations: [
        child(1, 9, 1, { sequenceNumber: 5, weight: 'heavy' }),
        child(2, 10, 9),
        child(3, 11, 10),
        child(4, 12, 10),
        {
          ...child(5, 11, 70),
          associationType: 'exactMatchOf',
          destinationNodeURI: { title: 'CCSS.6', identifier: 'ccss 6', uri: 'urn:ccss:6' },
        },
        { ...child(6, 12, 11), associationType: 'isPeerOf' },
      ],
      CFDefinitions: { CFItemTypes: [{ identifier: id(50), uri: 'urn:t', title: 'Skill', ...at }] },
    };
    await host.take(host.file('f.json', JSON.stringify(framework)), { kind: 'case', course: 'M' });
    const course = await courseOf(host, 'M');
    const { pack } = await packageOf(host, course.id);
    expect(v.safeParse(casePackageSchema, pack).issues).toBeUndefined();
    expect(pack.CFDocument).toMatchObject({
      identifier: id(1),
      creator: 'A state',
      adoptionStatus: 'Adopted',
      lastChangeDateTime: '2026-01-01T00:00:00.000Z',
      extensions: { colour: 'red' },
    });
    expect(pack.CFItems.map((one) => one.identifier)).toEqual([9, 10, 11, 12].map(id));
    expect(pack.CFItems[2]).toMatchObject({
      uri: 'https://case.example/11',
      educationLevel: ['06'],
      extensions: { 'ext:colour': 'red' },
      licenseURI: { title: 'licence', uri: 'https://example.org/licence' },
    });
    const links = new Map(pack.CFAssociations.map((one) => [one.identifier, one]));
    expect(links.get(id(901))).toMatchObject({
      sequenceNumber: 1,
      extensions: { weight: 'heavy' },
    });
    expect(links.get(id(905))?.destinationNodeURI).toEqual({
      title: 'CCSS.6',
      identifier: 'ccss 6',
      uri: 'urn:ccss:6',
    });
    expect(links.get(id(906))).toMatchObject({ associationType: 'isPeerOf' });
  });

  test('are written in the order of the course', async () => {
    const turned = LIST.split('\n');
    const reordered = [turned[0], turned[3], turned[2], turned[1]].join('\n');
    const third = await filesHost();
    await third.take(third.file('o.csv', reordered), { kind: 'objectives', course: 'C' });
    const pack = (await packageOf(third, (await courseOf(third, 'C')).id)).pack;
    expect(pack.CFItems.flatMap((one) => one.humanCodingScheme ?? [])).toEqual([
      'C2.1',
      'C1.2',
      'C1.1',
    ]);
  });
});

describe.skipIf(samples === null)('real frameworks', () => {
  const at = (path: string) => join(samples ?? '', 'case', path);
  test.each([
    ['smarter-balanced/mockMATH.json', true],
    ['opensalt/opensalt-framework-20c5134f-423d-4097-a971-3dd5152bf507.json', true],
    ['opensalt/tests/ItemTypeTestFramework.json', false],
    ['opensalt/tests/MarkdownFramework.json', false],
    ['opensalt/tests/Ordering.json', false],
    ['opensalt/tests/SequenceNumberFramework.json', false],
    ['opensalt/tests/SmartLevelFramework.json', false],
    ['opensalt/tests/Utf8TestFramework.json', false],
    ['opensalt/sample_case.csv', true],
    ['opensalt/tests/children.csv', true],
    ['opensalt/tests/test_items.csv', true],
  ])('%s goes out as the structure asks, and comes back the same', async (name, isStrict) => {
    const host = await filesHost();
    await host.take(host.path(at(name)), { kind: 'case', course: 'K' });
    const course = await courseOf(host, 'K');
    const { pack, text } = await packageOf(host, course.id);
    const schema = isStrict ? casePackageSchema : looseCasePackageSchema;
    expect(v.safeParse(schema, pack).issues?.map((one) => [one.message, v.getDotPath(one)])).toBe(
      undefined,
    );
    const other = await filesHost();
    await other.take(other.file('case.json', text), { kind: 'case', course: 'K' });
    expect(await plain(other, 'K')).toEqual(await plain(host, 'K'));
    const home = await host.take(host.file('case.json', text), { kind: 'case', course: 'K' });
    expect(home.taken).toMatchObject({ new: 0, refused: 0 });
    expect(await plain(host, 'K')).toEqual(await plain(other, 'K'));
    const settled = await packageOf(host, course.id);
    await host.take(host.file('case.json', settled.text), { kind: 'case', course: 'K' });
    expect((await packageOf(host, course.id)).text).toBe(settled.text);
  });
});
