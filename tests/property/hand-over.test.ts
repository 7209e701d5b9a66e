import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withSeal } from '../../electron/host/bundle/envelope.ts';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo, grantFor } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const LEVELS = ['not-yet', 'basic', 'clear', 'deep'] as const;
const KINDS = ['check', 'lab', 'pre-assessment', 'self', 'retention', 'test'] as const;
const CODES = ['A1', 'A2', 'A3', 'A4'] as const;

const step = fc.record({
  code: fc.constantFrom(...CODES),
  level: fc.constantFrom(...LEVELS),
  kind: fc.constantFrom(...KINDS),
  day: fc.integer({ min: 1, max: 30 }),
  support: fc.constantFrom(null, 'helped', 'alone'),
  feedback: fc.option(
    fc.string({ maxLength: 20 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
    {
      nil: null,
    },
  ),
  isVoided: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const dayOf = (day: number): string => `2026-10-${String(day).padStart(2, '0')}`;

/** A teacher's gradebook with one student of three who did these steps. */
async function former(steps: readonly Step[]) {
  const host = await testHost({ device: 'former' });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const built = await aGradebook(host).withClass('Chem').withStudents(3).withCourse(CODES).build();
  const student = built.students[0] ?? '';
  for (const { code, level, kind, day, support, feedback, isVoided } of steps) {
    const { evidence } = await host.ask('evidence.record', {
      class: built.class,
      student,
      objective: built.objectives[code] ?? '',
      level,
      kind,
      on: dayOf(day),
      ...(support ? { support } : {}),
      ...(feedback ? { feedback } : {}),
    });
    if (isVoided) await host.ask('evidence.void', { evidence, reason: 'no' });
  }
  return { host, built, student };
}

async function nextTeacher(codes: readonly string[] = CODES) {
  const host = await testHost({ device: 'next', now: NOON + 300 * 86_400_000 });
  await host.ask('gradebook.create', { teacher: 'T. Kim', school: 'South High' });
  const built = await aGradebook(host).withClass('Chem').withCourse(codes).build();
  return { host, built };
}

const preview = (host: TestHost, path: string, at: string) =>
  host.ask('hand-over.preview', {
    from: { grant: grantFor(host, path, 'read') },
    student: null,
    class: at,
  });

describe('a record that is handed over', () => {
  test(
    'stands here as it stood there, level for level, and is taken once',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          const path = join(testFolder(), 's.gradus');
          const there = await former(steps);
          const here = await nextTeacher();
          try {
            await exportTo(there.host, path, { purpose: 'hand-over', students: [there.student] });
            const { preview: id } = await preview(here.host, path, here.built.class);
            const taken = await here.host.ask('hand-over.take', { preview: id });
            const rowOf = async ({ host, built }: typeof here, student: string) => {
              const page = await host.ask('student.get', { class: built.class, student });
              return page.units
                .flatMap(({ objectives }) => objectives)
                .map(({ code, status, value, level }) => ({ code, status, value, level }));
            };
            expect(await rowOf(here, taken.student)).toEqual(await rowOf(there, there.student));
            // Every attempt that is not voided is in the record kept, the others are not.
            const [kept] = await here.host.ask('hand-over.get', { student: taken.student });
            const attempts = kept?.courses.flatMap(({ objectives }) => objectives) ?? [];
            expect(attempts.reduce((sum, one) => sum + one.attempts, 0)).toBe(
              steps.filter(({ isVoided }) => !isVoided).length,
            );
            const again = await here.host.ask('hand-over.preview', {
              from: { grant: grantFor(here.host, path, 'read') },
            });
            expect(again).toMatchObject({ new: 0, unchanged: taken.new, record: 'known' });
            expect(await here.host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
          } finally {
            there.host.close();
            here.host.close();
          }
        }),
        { numRuns: 12 * SOAK },
      );
    },
    60_000 * SOAK,
  );

  test(
    'files of one gradebook, taken in any order and again, leave what the newest of them says',
    async () => {
      const scenario = fc.record({
        rounds: fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), {
          minLength: 2,
          maxLength: 3,
        }),
        voids: fc.array(fc.nat(20), { maxLength: 4 }),
        order: fc.array(fc.nat(2), { maxLength: 5 }),
      });
      await fc.assert(
        fc.asyncProperty(scenario, async ({ rounds, voids, order }) => {
          const folder = testFolder();
          const there = await former([]);
          const here = await nextTeacher();
          try {
            const live: string[] = [];
            const left = [...voids];
            for (const [round, steps] of rounds.entries()) {
              there.host.clock.millis += 60_000;
              for (const { code, level, kind, day } of steps) {
                const { evidence } = await there.host.ask('evidence.record', {
                  class: there.built.class,
                  student: there.student,
                  objective: there.built.objectives[code] ?? '',
                  level,
                  kind,
                  on: dayOf(day),
                });
                live.push(evidence);
              }
              const [evidence] = round > 0 ? live.splice((left.pop() ?? 0) % live.length, 1) : [];
              if (evidence) await there.host.ask('evidence.void', { evidence, reason: 'no' });
              const path = join(folder, `${round}`);
              await exportTo(there.host, path, {
                purpose: 'hand-over',
                students: [there.student],
              });
            }
            let student: string | null = null;
            // In any order, some again, each at least once.
            const files = [...order.map((n) => n % rounds.length), ...rounds.keys()];
            for (const file of files) {
              const { preview: id }: { preview: string } = await here.host.ask(
                'hand-over.preview',
                {
                  from: { grant: grantFor(here.host, join(folder, `${file}`), 'read') },
                  student,
                  class: here.built.class,
                },
              );
              student = (await here.host.ask('hand-over.take', { preview: id })).student;
            }
            const rowOf = async ({ host, built }: typeof here, id: string) =>
              (await host.ask('student.get', { class: built.class, student: id })).units
                .flatMap(({ objectives }) => objectives)
                .map(({ code, status, value, level }) => ({ code, status, value, level }));
            expect(await rowOf(here, student ?? '')).toEqual(await rowOf(there, there.student));
            expect(await here.host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
          } finally {
            there.host.close();
            here.host.close();
          }
        }),
        { numRuns: 6 * SOAK },
      );
    },
    60_000 * SOAK,
  );

  test(
    'a mutated file is refused in one sentence or read whole, and a preview changes nothing',
    async () => {
      const folder = testFolder();
      const path = join(folder, 's.gradus');
      const there = await former([
        {
          code: 'A1',
          level: 'deep',
          kind: 'lab',
          day: 3,
          support: null,
          feedback: 'x',
          isVoided: false,
        },
        {
          code: 'A2',
          level: 'basic',
          kind: 'test',
          day: 4,
          support: null,
          feedback: null,
          isVoided: true,
        },
      ]);
      await exportTo(there.host, path, { purpose: 'hand-over', students: [there.student] });
      there.host.close();
      const good = readFileSync(path);
      const lines = zstdDecompressSync(good).toString('utf8').trimEnd().split('\n').slice(0, -1);
      const here = await nextTeacher();
      const revision = (await here.host.ask('gradebook.get', {})).undo;
      const mutation = fc.oneof(
        fc.record({ what: fc.constant('cut' as const), at: fc.nat(good.length - 1) }),
        fc.record({ what: fc.constant('flip' as const), at: fc.nat(good.length - 1) }),
        // Sealed again, so that the damage reaches the reader.
        fc.record({ what: fc.constant('drop' as const), at: fc.nat(lines.length - 1) }),
        fc.record({ what: fc.constant('double' as const), at: fc.nat(lines.length - 1) }),
        fc.record({
          what: fc.constant('word' as const),
          at: fc.nat(lines.length - 1),
          by: fc.constantFrom('null', '"x"', '[]', '{}', '1e400', '-1', '"__proto__"', '"\\ud800"'),
          n: fc.nat(12),
        }),
      );
      await fc.assert(
        fc.asyncProperty(mutation, async (change) => {
          writeFileSync(path, mutated(good, lines, change));
          const from = { grant: grantFor(here.host, path, 'read') };
          const input = { from, student: null, class: here.built.class };
          const answer = await here.host.host.request('hand-over.preview', input);
          if (!answer.ok) {
            expect(answer.error.code).toMatch(/^BUNDLE_/);
          }
          expect((await here.host.ask('gradebook.get', {})).undo).toEqual(revision);
        }),
        { numRuns: 120 * SOAK },
      );
      expect((await here.host.ask('class.list', {}))[0]?.students).toBe(0);
      here.host.close();
    },
    120_000 * SOAK,
  );
});

type Mutation =
  | { readonly what: 'cut'; readonly at: number }
  | { readonly what: 'flip'; readonly at: number }
  | { readonly what: 'drop'; readonly at: number }
  | { readonly what: 'double'; readonly at: number }
  | { readonly what: 'word'; readonly at: number; readonly by: string; readonly n: number };

function mutated(good: Buffer, lines: readonly string[], change: Mutation): Buffer {
  const { at } = change;
  if (change.what === 'cut') return good.subarray(0, at);
  if (change.what === 'flip') {
    const copy = Buffer.from(good);
    copy[at] = (copy[at] ?? 0) ^ 1;
    return copy;
  }
  const next = [...lines];
  if (change.what === 'drop') next.splice(at, 1);
  else if (change.what === 'double') next.splice(at, 0, lines[at] ?? '');
  else {
    const words = /"[^"]*"|\b\d+\b/g;
    let n = change.n;
    next[at] = (lines[at] ?? '').replace(words, (word) => {
      n -= 1;
      return n === -1 ? change.by : word;
    });
  }
  return sealed(next);
}

function sealed(lines: readonly string[]): Buffer {
  const body = Buffer.from(`${lines.join('\n')}\n`, 'utf8');
  const sha256 = createHash('sha256').update(body).digest('hex');
  const end = Buffer.from(`${JSON.stringify(['end', lines.length, sha256])}\n`, 'utf8');
  return withSeal(zstdCompressSync(Buffer.concat([body, end])));
}
