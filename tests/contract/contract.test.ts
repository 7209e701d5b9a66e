import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract, type Name } from '#shared/contract/contract.ts';
import { ERROR_CODES } from '#shared/contract/errors.ts';
import type { Envelope } from '#shared/contract/port.ts';
import { isId } from '#shared/domain/ids.ts';
import { handlers } from '../../electron/host/handlers/index.ts';
import { aGradebook } from '../helpers/builders.ts';
import { testFolder } from '../helpers/file-host.ts';
import { lockedFile } from '../helpers/locked-file.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import {
  AFTER_AN_UNDO,
  BRINGS_STEPS,
  CHANGING_JOBS,
  examples,
  type Furnished,
  furnish,
  IN_A_FILE,
  IN_A_LOCKED_ONE,
  IN_AN_EMPTY_ONE,
  LOCKED_BY,
  NO_CHANGE,
} from './examples.ts';
import { KEPT_ASIDE, keptAside } from './keeping-examples.ts';

const names = Object.keys(contract) as Name[];
const UNKNOWN = '99999999-9999-4999-8999-999999999999';

interface Asked {
  readonly host: TestHost;
  readonly input: Record<string, unknown>;
  ask(input: unknown): Promise<Envelope>;
  revision(): Promise<number>;
}

/** In memory, but for what is about a file. */
async function placeOf(name: Name) {
  if (IN_A_FILE.has(name)) return { file: join(testFolder(), 'a.gradebook') };
  return IN_A_LOCKED_ONE.has(name) ? lockedFile(LOCKED_BY) : {};
}

/** A host in the state that the example of a name speaks of. */
async function ready(name: Name): Promise<Asked> {
  const host = await (KEPT_ASIDE.has(name) ? keptAside() : testHost(await placeOf(name)));
  const built =
    IN_AN_EMPTY_ONE.has(name) || KEPT_ASIDE.has(name)
      ? ({} as Furnished)
      : await furnish(
          host,
          await aGradebook(host).withStudents(3).withCourse(['A1', 'A2']).build(),
        );
  if (AFTER_AN_UNDO.has(name)) await host.ask('history.undo', {});
  const input = examples[name](built) as Record<string, unknown>;
  return {
    host,
    input,
    ask: (other) => host.host.request(name, other),
    async revision() {
      const answer = await host.host.request('history.list', {});
      return answer.ok ? answer.rev : Number.NaN;
    },
  };
}

test('every name has a handler, and every handler a name', () => {
  expect(Object.keys(handlers).sort()).toEqual([...names].sort());
});

describe.each(names)('%s', (name) => {
  const { kind, touches } = contract[name];

  test('answers a good question, changes no more than it may, and survives a wire', async () => {
    const { host, input, ask, revision } = await ready(name);
    const before = await revision();
    const answer = await ask(input);
    if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`);
    expect(JSON.parse(JSON.stringify(answer.value))).toStrictEqual(answer.value);
    for (const change of answer.changes) expect(touches).toContain(change);
    const changes = (kind === 'command' || kind === 'step') && !NO_CHANGE.has(name);
    if (changes || CHANGING_JOBS.has(name)) {
      expect(answer.changes.length).toBeGreaterThan(0);
      const after = await revision();
      if (BRINGS_STEPS.has(name)) expect(after).toBeGreaterThan(before);
      else expect(after).toBe(before + 1);
    } else {
      expect(answer.changes).toEqual([]);
      expect(await revision()).toBe(before);
    }
    host.close();
  });

  test('refuses what it was not asked in', async () => {
    const { host, input, ask, revision } = await ready(name);
    const before = await revision();
    const strange: unknown[] = [null, 7, 'text', ['x'], { ...input, stray: 1 }];
    for (const key of Object.keys(input)) strange.push({ ...input, [key]: { odd: true } });
    for (const bad of strange) {
      const answer = await ask(bad);
      expect([bad, answer.ok ? 'taken' : answer.error.code]).toEqual([bad, 'BAD_INPUT']);
    }
    expect(await revision()).toBe(before);
    host.close();
  });

  test('has a trouble and no accident for ids that nobody knows', async () => {
    const { host, input, ask, revision } = await ready(name);
    const before = await revision();
    for (const lost of withLostIds(input)) {
      const answer = await ask(lost);
      expect([lost, answer.ok]).toEqual([lost, false]);
      if (answer.ok) continue;
      expect(ERROR_CODES).toContain(answer.error.code);
      expect(['INTERNAL', 'BAD_INPUT']).not.toContain(answer.error.code);
    }
    expect(await revision()).toBe(before);
    host.close();
  });
});

/** The same value once for every id in it, with that id replaced by one of nothing. */
function withLostIds(value: unknown): unknown[] {
  if (typeof value === 'string') return isId(value) ? [UNKNOWN] : [];
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => withLostIds(item).map((lost) => value.with(i, lost)));
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) =>
    withLostIds(item).map((lost) => ({ ...value, [key]: lost })),
  );
}

describe('a question that is none', () => {
  test.each(['', 'nobody', 'constructor', '__proto__', 'toString', 'x'.repeat(5000)])(
    'named %j is refused',
    async (name) => {
      const host = await testHost();
      expect((await host.refused(name, {})).code).toBe('UNKNOWN_METHOD');
      host.close();
    },
  );

  test.each([
    ['a day that the calendar lacks', '2026-02-30'],
    ['a day with a time', '2026-02-03T00:00:00Z'],
    ['no day', ''],
  ])('with %s is refused', async (_, on) => {
    const { host, input, ask } = await ready('plan.due');
    const answer = await ask({ ...input, on });
    expect(answer.ok ? 'taken' : answer.error).toMatchObject({
      code: 'BAD_INPUT',
      params: { field: 'on' },
    });
    host.close();
  });

  test.each([
    ['half a character', 'a\ud800'],
    ['a NUL', 'a\u0000b'],
    ['nothing written', '   '],
    ['more than a name', 'x'.repeat(501)],
  ])('with a name of %s is refused', async (_, name) => {
    const { host, ask } = await ready('class.create');
    const answer = await ask({ name });
    expect(answer.ok ? 'taken' : answer.error.code).toBe('BAD_INPUT');
    host.close();
  });

  test('with a number that JSON cannot carry is refused', async () => {
    const { host, input, ask } = await ready('evidence.record');
    for (const score of [Number.NaN, Number.POSITIVE_INFINITY]) {
      const answer = await ask({ ...input, level: null, score, outOf: 10 });
      expect(answer.ok ? 'taken' : answer.error.code).toBe('BAD_INPUT');
    }
    host.close();
  });
});
