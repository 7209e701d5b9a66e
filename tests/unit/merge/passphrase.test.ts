import type { ScryptOptions } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import { byPassphrase } from '../../../electron/host/bundle/by-passphrase.ts';
import { inPieces } from '../../../electron/host/bundle/in-pieces.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** How keys are derived here: with less work where only the file matters, and when the test says. */
const deriving = vi.hoisted(() => ({
  isQuick: false,
  asked: [] as ScryptOptions[],
  held: null as null | { onAsked: () => void; until: Promise<void> },
}));

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>();
  const scrypt: typeof real.scrypt = (...args: unknown[]) => {
    const [passphrase, salt, length, options, done] = args as Parameters<typeof real.scrypt>;
    deriving.asked.push(options);
    const begin = () =>
      real.scrypt(
        passphrase,
        salt,
        length,
        { ...options, ...(deriving.isQuick && { N: 2 }) },
        done,
      );
    if (!deriving.held) return begin();
    deriving.held.onAsked();
    deriving.held.until.then(begin);
  };
  return { ...real, default: { ...real, scrypt }, scrypt };
});

const PASSPHRASE = 'otter lantern maple orbit velvet';
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

let folder = '';
let teacher: TestHost;
let here: TestHost;
let built: Built;
const at = (name: string): string => join(folder, name);

beforeEach(async () => {
  deriving.isQuick = true;
  deriving.asked = [];
  deriving.held = null;
  folder = testFolder();
  teacher = await testHost({ device: 'teacher' });
  here = await testHost({ device: 'here' });
  built = await aGradebook(teacher).withStudents(3).withCourse(['A1']).build();
  await aGradebook(here).withClass('Ours').withStudents(1).withCourse(['B1']).build();
});
afterEach(() => {
  teacher.close();
  here.close();
});

/** Does `work`, and while its key is being derived asks for the classes; answers what both say. */
async function askedMeanwhile<T>(host: TestHost, work: () => Promise<T>) {
  let release: () => void = () => undefined;
  const until = new Promise<void>((done) => {
    release = done;
  });
  const asked = new Promise<void>((onAsked) => {
    deriving.held = { onAsked, until };
  });
  let hasEnded = false;
  const working = work().finally(() => {
    hasEnded = true;
  });
  await asked;
  const [answer] = await host.ask('class.list', {});
  const wasFirst = !hasEnded;
  release();
  return { done: await working, answer, wasFirst };
}

describe('while a key is derived from a passphrase, others are answered', () => {
  test('when a bundle is closed', async () => {
    const { done, answer, wasFirst } = await askedMeanwhile(teacher, () =>
      exportTo(teacher, at('a.gradus'), { passphrase: PASSPHRASE }),
    );
    expect([done.encrypted, answer?.id, wasFirst]).toEqual([true, built.class, true]);
  });

  test('when a bundle is opened, to look at it and to merge it', async () => {
    await exportTo(teacher, at('a.gradus'), { passphrase: PASSPHRASE });
    for (const name of ['merge.preview', 'merge.run'] as const) {
      const { done, wasFirst } = await askedMeanwhile(here, () => {
        const bundles = [grantFor(here, at('a.gradus'), 'read')];
        return here.ask(name, { bundles, passphrase: PASSPHRASE });
      });
      expect([name, done.new > 3, wasFirst]).toEqual([name, true, true]);
    }
  });

  test('when a record for the next teacher is opened', async () => {
    const [student = ''] = built.students;
    const wish = { students: [student], passphrase: PASSPHRASE };
    await exportTo(teacher, at('s.gradus'), { purpose: 'hand-over', ...wish });
    const { done, wasFirst } = await askedMeanwhile(here, () => {
      const from = { grant: grantFor(here, at('s.gradus'), 'read'), passphrase: PASSPHRASE };
      return here.ask('hand-over.preview', { from, student: null });
    });
    expect([done.preview === '', wasFirst]).toEqual([false, true]);
  });

  test('what is typed meanwhile is kept, and the bundle is whole without it', async () => {
    await askedMeanwhile(teacher, async () => {
      const writing = exportTo(teacher, at('a.gradus'), { passphrase: PASSPHRASE });
      await new Promise((done) => setImmediate(done));
      await teacher.ask('gradebook.save', { school: 'South High' });
      return writing;
    });
    expect(await teacher.ask('gradebook.get', {})).toMatchObject({ school: 'South High' });
    expect((await mergeFrom(here, at('a.gradus'), { passphrase: PASSPHRASE })).new).toBeGreaterThan(
      3,
    );
  });

  test('whoever cancels meanwhile finds neither file nor line of the log', async () => {
    const to = grantFor(teacher, at('a.gradus'), 'write');
    const wish = { purpose: 'my-other-computer', passphrase: PASSPHRASE, to };
    const { done } = await askedMeanwhile(teacher, async () => {
      const writing = teacher.host.request('export.bundle', wish, 'job');
      void deriving.held?.until.then(() => teacher.host.cancel('job'));
      return writing;
    });
    expect(done).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
    expect(await teacher.ask('disclosure.list', {})).toEqual([]);
    expect(() => readFileSync(at('a.gradus'))).toThrow(/ENOENT/);
  });

  test('between the pieces of what is sealed', async () => {
    let looks = 0;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => {
      looks += 1;
      return 1000 * looks;
    });
    let turns = 0;
    const bytes = new Uint8Array(20 * 65_536 + 7).map((_, i) => (i * i) % 251);
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const same = await inPieces(bytes, async (pieces) => pieces);
    isDone = true;
    now.mockRestore();
    expect(turns).toBeGreaterThan(20);
    expect(Buffer.from(same).equals(Buffer.from(bytes))).toBe(true);
  });
});

describe('a passphrase closes as age closes', () => {
  const plain = text('{"gradus":"bundle"}');

  test('with a second of work, in one stanza', async () => {
    const age = new Encrypter();
    age.addRecipient(byPassphrase(PASSPHRASE));
    const file = Buffer.from(await age.encrypt(plain)).toString('latin1');
    expect(file).toMatch(
      /^age-encryption\.org\/v1\n-> scrypt [\w+/]{22} 18\n[\w+/]{43}\n--- [\w+/]{43}\n/,
    );
    expect(deriving.asked).toMatchObject([{ N: 2 ** 18, r: 8, p: 1 }]);
  });

  test('what the library closes is opened, whatever its work, and what is closed here it opens', async () => {
    deriving.isQuick = false;
    for (const [work, passphrase] of [
      [1, ' '],
      [5, 'ключ 🔑 \ud800'],
      [14, 'x'.repeat(300)],
    ] as const) {
      const theirs = new Encrypter();
      theirs.setPassphrase(passphrase);
      theirs.setScryptWorkFactor(work);
      const ours = new Decrypter();
      ours.addIdentity(byPassphrase(passphrase));
      expect(await ours.decrypt(await theirs.encrypt(plain))).toEqual(plain);
    }
    const ours = new Encrypter();
    ours.addRecipient(byPassphrase(PASSPHRASE));
    const theirs = new Decrypter();
    theirs.addPassphrase(PASSPHRASE);
    expect(await theirs.decrypt(await ours.encrypt(plain))).toEqual(plain);
  }, 60_000);
});

describe('what a passphrase does not open is refused in one sentence', () => {
  let file = Buffer.alloc(0);
  /** The header up to its MAC. */
  let header = '';

  beforeEach(async () => {
    await exportTo(teacher, at('a.gradus'), { passphrase: PASSPHRASE });
    file = readFileSync(at('a.gradus'));
    header = file.toString('latin1').split('\n---')[0] ?? '';
    deriving.asked = [];
  });

  async function refused(bytes: Uint8Array, passphrase = PASSPHRASE): Promise<string> {
    writeFileSync(at('bad'), bytes);
    const bundles = [grantFor(here, at('bad'), 'read')];
    const trouble = await here.refused('merge.preview', { bundles, passphrase });
    expect(trouble.code).toBe('BUNDLE_UNREADABLE');
    const sentence = sentenceOf(createSay(), trouble);
    expect(sentence).not.toMatch(/[\r\n{}]|undefined/);
    return sentence;
  }
  const withHeader = (words: string): Buffer =>
    Buffer.concat([Buffer.from(words, 'latin1'), file.subarray(header.length)]);

  test('a wrong passphrase', async () => {
    expect(await refused(file, 'otter lantern maple orbit velvet ')).toMatch(/does not open it/);
  });

  test.each([
    ['no work', / 18\n/, '\n'],
    ['work in another writing', / 18\n/, ' 018\n'],
    ['work with a sign', / 18\n/, ' +18\n'],
    ['no work at all', / 18\n/, ' 0\n'],
    ['work beyond what any file may ask', / 18\n/, ' 21\n'],
    ['work beyond all measure', / 18\n/, ' 99999999999999999999\n'],
    ['one word more', / 18\n/, ' 18 x\n'],
    ['a short salt', /scrypt ..../, 'scrypt '],
    ['a salt in another writing', / 18\n/, '= 18\n'],
    ['a short key', /\n....(?=[^\n]*$)/, '\n'],
    ['itself twice', /(-> scrypt.*\n.*)$/, '$1\n$1'],
  ])('a header with %s is damaged, and no work is done for it', async (_, from, to) => {
    const bad = header.replace(from, to);
    expect(bad).not.toBe(header);
    expect(await refused(withHeader(bad))).toMatch(/damaged/);
    expect(deriving.asked).toEqual([]);
  });

  test('beside a key', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    const both = new Encrypter();
    both.addRecipient(byPassphrase(PASSPHRASE));
    both.addRecipient(recipient);
    const bytes = await both.encrypt(text('x'));
    deriving.asked = [];
    expect(await refused(bytes)).toMatch(/damaged/);
    expect(deriving.asked).toEqual([]);
  });

  test('with the work that a file may ask at most', async () => {
    expect(await refused(withHeader(header.replace(/ 18\n/, ' 20\n')))).toMatch(/damaged/);
    // scrypt holds so much in memory.
    expect(deriving.asked).toMatchObject([{ N: 2 ** 20 }]);
    expect(deriving.asked[0]?.maxmem).toBeGreaterThan(128 * 8 * (2 ** 20 + 2));
  });

  test('with any one bit of its header or of its last bytes flipped', async () => {
    const head = file.toString('latin1').indexOf('\n', header.length + 1) + 1;
    const places = [
      ...Array.from({ length: head + 16 }, (_, i) => i),
      ...Array.from({ length: 64 }, (_, i) => file.length - 1 - i),
    ];
    for (const [i, place] of places.entries()) {
      const bad = Buffer.from(file);
      bad[place] = (bad[place] ?? 0) ^ (1 << (i % 8));
      expect([place, await refused(bad)]).toEqual([place, expect.stringMatching(/\.$/)]);
    }
  });

  test('cut at any place of its header', async () => {
    for (let length = 1; length < header.length + 70; length += 1) {
      expect(await refused(file.subarray(0, length))).toMatch(/\.$/);
    }
  });
});
