import { readFileSync, writeFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { sealed } from '../../helpers/sealed.ts';
import { type TwoLaptops, twoLaptops } from '../../helpers/two-laptops.ts';

const STRANGER = '99999999-9999-4999-8999-999999999999';
const opened: (TestHost | TwoLaptops)[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const textOf = (path: string): string => zstdDecompressSync(readFileSync(path)).toString('utf8');

test('what a newer Gradus wrote survives from new to old to old to new, and is counted', async () => {
  const both = await twoLaptops();
  opened.push(both);
  const { mine, built, at } = both;
  const [student = ''] = built.students;
  const cell = { class: built.class, student, objective: built.objectives.A1 ?? '' };
  await mine.ask('evidence.record', { ...cell, level: 'basic', on: '2026-11-03' });
  await exportTo(mine, at('new'));
  const [header = '', ...lines] = textOf(at('new')).trimEnd().split('\n').slice(0, -1);
  const head = JSON.parse(header) as { fields: { evidence: string[] } };
  head.fields.evidence.push('mood');
  const newer = [
    JSON.stringify(head),
    ...lines.map((line) =>
      line.startsWith('["row","evidence"') ? line.replace(/\]$/, ',{"of":"day"}]') : line,
    ),
    JSON.stringify(['change', 'student', student, 'shoeSize', null, 43]),
    JSON.stringify(['change', 'planet', STRANGER, '*', null, { name: 'Mars' }]),
    JSON.stringify(['more', 'moon', STRANGER, '*', { name: 'Phobos' }]),
    JSON.stringify(['hint', 'a record that is new as well']),
  ];
  writeFileSync(at('new'), await sealed(newer));
  for (const device of ['old', 'older']) {
    const old = await testHost({ device });
    opened.push(old);
    const report = await mergeFrom(old, at('new'));
    // The mood, the shoe size, the planet and the moon; the last two have no table here.
    expect([report.skipped, report.bundles[0]?.newer]).toEqual([2, 4]);
    const again = await mergeFrom(old, at('new'));
    expect([again.new, again.updated]).toEqual([0, 0]);
    expect(await old.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    // It goes on as it came, also from one that does not know it to another.
    await exportTo(old, at('new'));
    const told = textOf(at('new'));
    const moon = `"moon","${STRANGER}","*",{"name":"Phobos"}`;
    for (const kept of ['"mood",{"of":"day"}', '"shoeSize",null,43', '{"name":"Mars"}', moon]) {
      expect(told).toContain(kept);
    }
  }
});
