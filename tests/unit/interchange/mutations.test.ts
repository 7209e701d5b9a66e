import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ImportKind } from '#shared/contract/features/interchange.ts';
import { nastyText } from '../../helpers/nasty-text.ts';
import { zipOf } from './bad-zip.ts';
import { filesHost } from './host-with-files.ts';

/** One good file of each kind; the mutations start from these. */
const PACK = JSON.stringify({
  format: 'gradus-course',
  version: 1,
  course: { id: '00000000-0000-7000-8000-000000000001', name: 'Pack' },
  units: [
    {
      id: '00000000-0000-7000-8000-000000000002',
      name: 'U',
      objectives: [
        { id: '00000000-0000-7000-8000-000000000003', code: 'P1', statement: 'One' },
        {
          id: '00000000-0000-7000-8000-000000000004',
          code: 'P2',
          statement: 'Two',
          prerequisites: ['00000000-0000-7000-8000-000000000003'],
        },
      ],
    },
  ],
});
const FILES = {
  roster: Buffer.from('Student ID;Name;Email\n001;"Lee, Ann";a@b.c\n002;"Poe, Bö";\n003;Day;\n'),
  objectives: Buffer.from(
    'Unit,Code,Objective,Prerequisites,Target date\nA,C1,One,,2026-10-01\n,C2,Two,C1,1/2/2026\nB,C3,Three,"C1, C2",13/2/2026\n',
  ),
  evidence: Buffer.from(
    'Student ID,Objective,Date,Level,Score,Out of,Task\n001,C1,2026-10-01,3,,,T\n002,C2,2026-10-02,,7,10,\n001,C2,2026-10-02,EX,,,\n',
  ),
  course: Buffer.from(PACK),
  gradebook: Buffer.from(
    'Student,ID,SIS User ID,Section,C1 Quiz (1),C2 (2)\n    Points Possible,,,,10,4\n"Lee, Ann",1,001,A,7,EX\n"Poe, Bö",2,,A,3,4\n',
  ),
  case: Buffer.from(
    JSON.stringify({
      CFDocument: { identifier: 'd', title: 'F' },
      CFItems: [
        { identifier: 'a', fullStatement: 'A', humanCodingScheme: 'A' },
        { identifier: 'b', fullStatement: 'B', humanCodingScheme: 'A.1' },
        { identifier: 'c', fullStatement: 'C', humanCodingScheme: 'A.2' },
      ],
      CFAssociations: [
        { associationType: 'isChildOf', originNodeURI: 'x/b', destinationNodeURI: 'x/a' },
        { associationType: 'isChildOf', originNodeURI: 'x/c', destinationNodeURI: 'x/a' },
        { associationType: 'precedes', originNodeURI: 'x/b', destinationNodeURI: 'x/c' },
      ],
    }),
  ),
  oneroster: await zipOf([
    { name: 'orgs.csv', content: 'sourcedId,name,type\nD,D,district\n', stored: true },
    {
      name: 'academicSessions.csv',
      content: 'sourcedId,title,startDate,endDate\nF,Fall,2026-08-17,2026-12-19\n',
      stored: true,
    },
    { name: 'courses.csv', content: 'sourcedId,title\nK,Chem\n', stored: true },
    {
      name: 'classes.csv',
      content: 'sourcedId,title,courseSourcedId,termSourcedIds\nC,Chem,K,F\n',
      stored: true,
    },
    {
      name: 'users.csv',
      content: 'sourcedId,givenName,familyName\nu,Ann,Lee\nt,Kim,King\n',
      stored: true,
    },
    {
      name: 'enrollments.csv',
      content: 'classSourcedId,userSourcedId,role\nC,u,student\nC,t,teacher\n',
      stored: true,
    },
  ]),
} as const;
type Kind = keyof typeof FILES;
/** Kinds of files that hold one kind of thing. */
const kindOf = (name: Kind): ImportKind => (name === 'gradebook' ? 'evidence' : name);

type Mutation =
  | { do: 'set'; at: number; byte: number }
  | { do: 'cut'; at: number; length: number }
  | { do: 'double'; at: number; length: number }
  | { do: 'insert'; at: number; text: string }
  | { do: 'end'; at: number };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const nasty = nastyText;
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ do: fc.constant('set' as const), at: place, byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({
    do: fc.constant('cut' as const),
    at: place,
    length: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    do: fc.constant('double' as const),
    at: place,
    length: fc.integer({ min: 1, max: 80 }),
  }),
  fc.record({ do: fc.constant('insert' as const), at: place, text: nasty }),
  fc.record({ do: fc.constant('end' as const), at: place }),
);

function mutated(bytes: Buffer, mutations: readonly Mutation[]): Buffer {
  let now = Buffer.from(bytes);
  for (const one of mutations) {
    const at = Math.floor(one.at * now.length);
    const [before, after] = [now.subarray(0, at), now.subarray(at)];
    if (one.do === 'set') now = Buffer.concat([before, Buffer.from([one.byte]), after.subarray(1)]);
    else if (one.do === 'cut') now = Buffer.concat([before, after.subarray(one.length)]);
    else if (one.do === 'double') {
      now = Buffer.concat([before, after.subarray(0, one.length), after]);
    } else if (one.do === 'insert') now = Buffer.concat([before, Buffer.from(one.text), after]);
    else now = Buffer.from(before);
  }
  return now;
}

/** A class with students and a planned course, so that evidence finds something. */
async function classroom() {
  const host = await filesHost();
  await host.take(host.file('l.csv', FILES.roster), { kind: 'roster', class: 'C' });
  const objectives = 'Code,Objective\nC1,One\nC2,Two\nC3,Three\n';
  await host.take(host.file('o.csv', objectives), { kind: 'objectives', course: 'K' });
  const [course] = await host.ask('course.list', {});
  const [taken] = await host.ask('class.list', {});
  await host.ask('plan.use', { class: taken?.id ?? '', course: course?.id ?? '' });
  return host;
}

/** What the gradebook shows of everything that imports can touch. */
async function everything(host: Awaited<ReturnType<typeof filesHost>>) {
  const classes = await host.ask('class.list', {});
  const courses = await host.ask('course.list', {});
  return JSON.stringify([
    await host.ask('gradebook.get', {}),
    classes,
    await host.ask('term.list', {}),
    await Promise.all(courses.map((one) => host.ask('course.get', { course: one.id }))),
    await Promise.all(classes.map((one) => host.ask('roster.get', { class: one.id }))),
    await Promise.all(classes.map((one) => host.ask('grid.get', { class: one.id }))),
  ]).replace(/"undo":.*?"backupAt"/, '');
}

/** The readers alone stand more of this in tests/property/readers.test.ts. */
const RUNS = 200 * Number(process.env.GRADUS_SOAK ?? 1);

test.each(Object.keys(FILES) as Kind[])(
  'a file of %s with any damage is taken whole or refused whole, and undo takes it back',
  { timeout: 600_000 },
  async (kind) => {
    const host = await classroom();
    const before = await everything(host);
    let takenWhole = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(mutation, { minLength: 0, maxLength: 4 }),
        fc.constantFrom(kindOf(kind), 'auto' as const),
        async (mutations, asked) => {
          const source = host.file('mutated', mutated(FILES[kind], mutations));
          const choices = { kind: asked, class: 'C', course: 'New', dayFirst: true };
          const steps = await host.steps();
          const looked = await host.host.request('import.preview', { source, ...choices });
          if (!looked.ok) {
            expect(looked.error.code).toMatch(/^(IMPORT_|NOT_FOUND|AMBIGUOUS|TOO_LARGE|INVALID)/);
            expect(await host.steps()).toBe(steps);
            return;
          }
          const { preview } = looked.value as { preview: string };
          const taken = await host.ask('import.apply', { preview });
          if ((await host.steps()) === steps) return;
          takenWhole += 1;
          const again = await host.host.request('import.preview', { source, ...choices });
          expect(again).toMatchObject({ ok: true, value: { new: 0, changed: 0 } });
          expect(taken.new + taken.changed).toBeGreaterThan(0);
          await host.ask('history.undo', {});
          expect(await everything(host)).toBe(before);
        },
      ),
      { numRuns: RUNS, seed: 20_261_110 },
    );
    // The law means nothing if every mutation was refused.
    expect(takenWhole).toBeGreaterThan(RUNS / 20);
  },
);
