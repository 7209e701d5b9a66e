import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contract, type Name } from '#shared/contract/contract.ts';
import { examples, type Furnished, furnish } from '../../contract/examples.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** Jobs that write a file which gives nothing away. */
const KEEPS: Readonly<Record<string, string>> = {
  'backup.make': 'a copy of the gradebook for its own teacher',
  'key.make': 'a key, no work of anybody',
  'key.save': 'a public key, made to be handed out',
};

/** Everything of the contract that writes to a place the person chose. */
const writers = (Object.keys(contract) as Name[]).filter((name) => {
  const { input } = contract[name] as { readonly input: { readonly entries?: object } };
  if (contract[name].kind !== 'job') return false;
  return /^(export|report)\./.test(name) || 'to' in (input.entries ?? {});
});
const leaving = writers.filter((name) => !(name in KEEPS));

let host: TestHost;
let f: Furnished;
beforeEach(async () => {
  host = await testHost();
  f = await furnish(host, await aGradebook(host).withStudents(3).withCourse(['A1', 'A2']).build());
  await host.ask('gradebook.save', { teacher: 'R. Ode', school: null });
  return () => host.close();
});

const list = () => host.ask('disclosure.list', {});

test('the contract has the writers that are known here', () => {
  expect(leaving).toEqual(
    expect.arrayContaining([
      'export.bundle',
      'export.closing',
      'export.course',
      'export.csv',
      'export.lms',
      'export.oneroster',
      'export.pst',
      'department.export',
    ]),
  );
  expect(writers).toEqual(expect.arrayContaining(Object.keys(KEEPS)));
});

describe.each(leaving)('%s', (name) => {
  test('stands in the log once: who, when, what, whose classes', async () => {
    const before = (await list()).length;
    const answer = await host.host.request(name, examples[name](f));
    expect(answer).toMatchObject({ ok: true });
    const after = await list();
    expect(after).toHaveLength(before + 1);
    expect(after[0]).toMatchObject({ by: 'R. Ode', file: 'out.csv', at: expect.any(Number) });
    expect(after[0]?.what).not.toBe('');
  });

  test('does not stand there when it could not be written', async () => {
    const before = await list();
    const to = 'dddddddddddddddddddddddddddddddd';
    host.host.grants.add(to, { path: '/proc/none/out', name: 'out', mode: 'write' });
    const input = { ...(examples[name](f) as object), to };
    expect(await host.host.request(name, input)).toMatchObject({ ok: false });
    expect(await list()).toEqual(before);
  });
});

test('a sheet that is printed stands there with its classes and how many are on it', async () => {
  await host.ask('print.log', { what: 'weekly', classes: [f.class], students: null });
  const [first] = await list();
  expect(first).toMatchObject({ what: 'print weekly', classes: ['Algebra'], students: 2 });
});

test('to whom and why is added later, and Undo takes the words back but never the line', async () => {
  const [line] = await list();
  const disclosure = line?.disclosure ?? '';
  await host.ask('disclosure.note', { disclosure, recipient: ' The office ', why: 'asked for' });
  expect((await list())[0]).toMatchObject({ recipient: 'The office', why: 'asked for' });
  await host.ask('print.log', { what: 'grid', classes: [f.class], students: null });
  const before = (await list()).length;
  await host.ask('history.undo', {});
  const after = await list();
  expect(after).toHaveLength(before);
  expect(after.every(({ recipient }) => recipient === null)).toBe(true);
});

test('paper goes through the one sheet that writes it down', () => {
  const printing = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) =>
      /\b(window|self|globalThis)\.print\(/.test(readFileSync(join('renderer', file), 'utf8')),
    );
  expect(printing).toEqual([join('print', 'print-document.tsx')]);
});
