import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { casePackageSchema } from '../helpers/case-schema.ts';
import { filesHost } from '../unit/interchange/host-with-files.ts';

const factor = Number(process.env.GRADUS_SOAK ?? 1);

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => text.replace(/\p{Cc}/gu, '').trim())
  .filter((text) => text !== '' && !/^(origin|destination)$/i.test(text));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const id = (n: number) => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const objective = fc.record({
  statement: words,
  learningTarget: maybe(words),
  critical: fc.boolean(),
  whole: fc.boolean(),
  question: maybe(words),
  minimum: maybe(fc.integer({ min: 0, max: 4 })),
  allWays: fc.boolean(),
  waysToShow: fc.uniqueArray(fc.constantFrom('quiz', 'test', 'lab'), { maxLength: 3 }),
  examples: fc.uniqueArray(words, { maxLength: 2 }),
  resources: fc.uniqueArray(
    fc.record({
      title: words,
      link: fc.constantFrom(null, 'https://example.org/a', 'mailto:a@example.org', 'https://b.org'),
    }),
    { maxLength: 3, selector: (one) => `${one.title} ${one.link}` },
  ),
  standards: fc.uniqueArray(fc.constantFrom('S.1', 'S.2', 'S.3'), { maxLength: 2 }),
  descriptors: fc.uniqueArray(
    fc.record({ quality: maybe(words), score: maybe(fc.integer({ max: 9 })), text: words }),
    { maxLength: 3, selector: (one) => `${one.quality} ${one.score}` },
  ),
  targetDate: fc.constantFrom(null, '2026-10-01'),
  retiredFrom: fc.constantFrom(null, '2027-01-01'),
  /** How many of the objectives before it come first, and are its parts. */
  needs: fc.nat({ max: 3 }),
  holds: fc.nat({ max: 2 }),
});

/** Units may be empty: a teacher plans the year before its last unit has objectives. */
const course = fc
  .array(fc.array(objective, { maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .filter((units) => units.some((unit) => unit.length > 0));

function packOf(units: readonly (readonly Record<string, unknown>[])[]) {
  let count = 0;
  return {
    format: 'gradus-course',
    version: 1,
    course: { id: id(1000), name: 'Course', code: null },
    standards: [{ code: 'S.1', uri: 'https://example.org/s1', statement: null }],
    units: units.map((objectives, at) => ({
      id: id(2000 + at),
      name: `Unit ${at}`,
      objectives: objectives.map(({ needs, holds, ...one }) => {
        const own = count;
        count += 1;
        const before = (most: unknown) =>
          Array.from({ length: Math.min(Number(most), own) }, (_, i) => id(own - 1 - i));
        return {
          ...one,
          id: id(own),
          code: `O.${own}`,
          prerequisites: before(needs),
          parts: before(holds),
        };
      }),
    })),
  };
}

type Exported = {
  units: { name: string; objectives: Record<string, unknown>[] }[];
  standards: unknown[];
};

/** What a pack says, ids replaced by codes. */
function plain(text: string) {
  const pack = JSON.parse(text) as Exported;
  const codes = new Map(
    pack.units.flatMap((unit) => unit.objectives.map((one) => [String(one.id), String(one.code)])),
  );
  const named = (ids: unknown) => (ids as string[]).map((one) => codes.get(one)).sort();
  return {
    standards: pack.standards,
    units: pack.units.map(({ name, objectives }) => ({
      name,
      objectives: objectives.map(({ id: _, prerequisites, parts, resources, ...one }) => ({
        ...one,
        prerequisites: named(prerequisites),
        parts: named(parts),
        // Links stand before what has none; their order is no more than that.
        resources: (resources as object[]).map((each) => JSON.stringify(each)).sort(),
      })),
    })),
  };
}

test('any course written as CASE is accepted by the published structure and read back whole', async () => {
  await fc.assert(
    fc.asyncProperty(course, async (units) => {
      const [here, there] = [await filesHost(), await filesHost()];
      const taken = async (host: typeof here, text: string, kind: 'course' | 'case') => {
        const answer = await host.take(host.file(`${kind}.json`, text), {
          kind,
          ...(kind === 'case' && { course: 'Course' }),
        });
        const made = (await host.ask('course.list', {}))[0]?.id ?? '';
        const [pack, file] = [host.out('pack.json'), host.out('package.json')];
        await host.ask('export.course', { course: made, to: pack.grant });
        await host.ask('export.case', { course: made, to: file.grant });
        return { ...answer.taken, pack: plain(pack.read()), file: file.read() };
      };
      const first = await taken(here, JSON.stringify(packOf(units)), 'course');
      const parsed = v.safeParse(casePackageSchema, JSON.parse(first.file));
      expect(parsed.issues?.map((one) => [v.getDotPath(one), one.message])).toBeUndefined();
      const second = await taken(there, first.file, 'case');
      expect(second.pack).toEqual(first.pack);
      // The same items under the same identifiers, in any gradebook.
      const items = (text: string) =>
        (JSON.parse(text) as { CFItems: { identifier: string }[] }).CFItems.map(
          (one) => one.identifier,
        );
      expect(items(second.file)).toEqual(items(first.file));
      const home = await taken(here, first.file, 'case');
      expect(home).toMatchObject({ new: 0, changed: 0, refused: 0 });
      expect(home.pack).toEqual(first.pack);
    }),
    { numRuns: 12 * factor, endOnFailure: true },
  );
}, 60_000);

test('an empty unit is written as a grouping and comes back as a unit, even alone', async () => {
  const [here, there] = [await filesHost(), await filesHost()];
  const one = fc.sample(objective, { numRuns: 1, seed: 1 });
  const text = JSON.stringify(packOf([[], one, []]));
  await here.take(here.file('course.json', text), { kind: 'course' });
  const course = (await here.ask('course.list', {}))[0]?.id ?? '';
  const file = here.out('package.json');
  await here.ask('export.case', { course, to: file.grant });
  const whole = JSON.parse(file.read()) as { CFItems: Record<string, unknown>[] };
  const groupings = whole.CFItems.filter(({ CFItemType }) => CFItemType === 'Unit');
  expect(groupings.map((item) => [item.fullStatement, item.extensions])).toEqual([
    ['Unit 0', { gradus: { unit: true } }],
    ['Unit 1', undefined],
    ['Unit 2', { gradus: { unit: true } }],
  ]);
  const alone = groupings.filter(({ extensions }) => extensions !== undefined);
  const only = JSON.stringify({ ...whole, CFItems: alone });
  await there.take(there.file('case.json', only), { kind: 'case', course: 'Next year' });
  const made = (await there.ask('course.list', {}))[0]?.id ?? '';
  const pack = there.out('pack.json');
  await there.ask('export.course', { course: made, to: pack.grant });
  expect(plain(pack.read()).units).toEqual([
    { name: 'Unit 0', objectives: [] },
    { name: 'Unit 2', objectives: [] },
  ]);
});
