import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let line: CommandLine;
const at = (name: string): string => join(line.home, name);

beforeEach(async () => {
  line = commandLine();
  writeFileSync(
    at('roster.csv'),
    'Student ID,First name,Last name\n00123,Ana,Ruiz\n00124,Ben,Oz\n',
  );
  writeFileSync(at('objectives.csv'), 'Unit,Code,Objective\nOne,C1,Explain matter\n');
  const teacher = ['--file', at('t.gradebook')];
  await line.done('init', '--teacher', 'R. Ode', '--school', 'North High', ...teacher);
  await line.done('import', 'roster', at('roster.csv'), '--class', 'P1', ...teacher);
  await line.done('import', 'objectives', at('objectives.csv'), '--course', 'Chem', ...teacher);
  await line.done('plan', '--class', 'P1', '--course', 'Chem', ...teacher);
  const cell = ['--class', 'P1', '--student', '00123', '--objective', 'C1'];
  await line.done('record', ...cell, '--level', 'clear', '--on', '2026-11-03', ...teacher);
  await line.done('init', '--teacher', 'Dr. Head', '--file', at('h.gradebook'));
});
afterEach(() => line.end());

describe('bundles on the command line', () => {
  test('export, look, merge, again: the counts that programs rely on', async () => {
    const teacher = ['--file', at('t.gradebook')];
    const head = ['--file', at('h.gradebook')];
    const made = await line.json('export', 'bundle', '--out', at('t.gradus'), ...teacher);
    expect(made).toMatchObject({
      purpose: 'department',
      classes: 1,
      students: 2,
      encrypted: false,
    });
    expect((made as { warning: string }).warning).toMatch(/not encrypted/);
    const looked = await line.json('merge', at('t.gradus'), '--dry-run', ...head);
    const merged = await line.json('merge', at('t.gradus'), ...head);
    expect(merged).toEqual(looked);
    expect(merged).toMatchObject({
      updated: 0,
      conflicting: 0,
      needsDecision: 0,
      skipped: 0,
      evidenceBefore: 0,
      evidenceAfter: 1,
    });
    expect(await line.json('merge', at('t.gradus'), ...head)).toMatchObject({
      new: 0,
      updated: 0,
      evidenceBefore: 1,
      evidenceAfter: 1,
    });
    expect(await line.json('check', ...head)).toMatchObject({ clean: true });
    expect(await line.json('department', 'summary', ...head)).toMatchObject({
      sections: [{ teacher: 'R. Ode', name: 'P1', asked: 2, assessed: 1, mastered: 1 }],
    });
    for (const view of ['objectives', 'moderation', 'letters', 'teachers']) {
      expect(await line.done('department', view, ...head)).not.toBe('');
    }
    await line.done('undo', ...head);
    expect(await line.json('department', 'summary', ...head)).toMatchObject({ sections: [] });
    expect(await line.json('check', ...head)).toMatchObject({ clean: true });
  });

  test('the report of every merge is kept: listed, told once more, written as CSV', async () => {
    const teacher = ['--file', at('t.gradebook')];
    const head = ['--file', at('h.gradebook')];
    expect(await line.done('merge', '--reports', ...head)).toContain('Nothing has been merged');
    await line.json('export', 'bundle', '--out', at('t.gradus'), ...teacher);
    const merged = await line.json('merge', at('t.gradus'), ...head);
    const [kept] = (await line.json('merge', '--reports', ...head)) as { report: string }[];
    const report = kept?.report ?? '';
    expect(await line.json('merge', '--report', report, ...head)).toMatchObject({
      ...(merged as object),
      undone: false,
    });
    expect(await line.done('merge', '--report', report, ...head)).toMatch(/t\.gradus \(SHA-256 /);
    await line.done('merge', '--report', report, '--out', at('r.csv'), ...head);
    expect(readFileSync(at('r.csv'), 'utf8')).toContain('t.gradus');
    await line.done('undo', ...head);
    expect(await line.done('merge', '--reports', ...head)).toContain('undone');
    for (const odd of [
      ['--reports', at('t.gradus')],
      ['--out', at('r.csv')],
      ['--reports', '--report', report],
    ]) {
      expect((await line.gradus('merge', ...odd, ...head)).code).toBe(2);
    }
    expect((await line.gradus('merge', '--report', 'none', ...head)).code).toBe(1);
  }, 30_000);

  test('a word on a file’s school ids is given by the teacher’s name, and taken back', async () => {
    const teacher = ['--file', at('t.gradebook')];
    const head = ['--file', at('h.gradebook')];
    await line.json('export', 'bundle', '--out', at('t.gradus'), ...teacher);
    await line.json('merge', at('t.gradus'), ...head);
    const said = async (answer: string) =>
      line.json('decide', '--school-ids', 'R. Ode', answer, ...head);
    expect(await said('--ours')).toMatchObject({ teacher: 'R. Ode', same: true });
    expect(await said('--others')).toMatchObject({ same: false });
    expect(await said('--unknown')).toMatchObject({ same: null });
    const nobody = await line.gradus('decide', '--school-ids', 'N. Body', '--ours', ...head);
    expect([nobody.code, nobody.err.split('\n').length]).toEqual([1, 2]);
    expect(nobody.err).toContain('R. Ode');
    expect((await line.gradus('decide', '--school-ids', 'R. Ode', ...head)).code).toBe(2);
  }, 30_000);

  test('a demo keeps the names that its file was given', async () => {
    const file = ['--file', at('demo.gradebook')];
    await line.done('init', '--demo', '--teacher', 'Ada Quill', '--school', 'Own School', ...file);
    expect(JSON.parse(await line.done('call', 'gradebook.get', '{}', ...file))).toMatchObject({
      teacher: 'Ada Quill',
      school: 'Own School',
    });
  }, 60_000);

  test('encrypted for a key: the secret opens it, its name is said', async () => {
    const key = await line.json('keygen', '--out', at('key.txt'));
    const { recipient } = key as { recipient: string };
    expect(recipient).toMatch(/^age1/);
    expect(readFileSync(at('key.txt'), 'utf8')).toMatch(/\nAGE-SECRET-KEY-1/);
    const teacher = ['--file', at('t.gradebook')];
    const to = ['--out', at('e.gradus'), '--recipient', recipient];
    expect(await line.json('export', 'bundle', ...to, ...teacher)).not.toHaveProperty('warning');
    const head = ['--file', at('h.gradebook')];
    const locked = await line.gradus('merge', at('e.gradus'), ...head);
    expect([locked.code, locked.err.split('\n').length]).toEqual([1, 2]);
    expect(locked.err).toContain('--identity');
    const opened = ['--identity', at('key.txt')];
    expect(await line.json('merge', at('e.gradus'), ...opened, ...head)).toMatchObject({
      evidenceAfter: 1,
    });
  });

  test('by passphrase file: its first line; what is refused is refused in one line', async () => {
    writeFileSync(at('pass'), 'seven words\nand a remark\n');
    const lock = ['--passphrase-file', at('pass')];
    const teacher = ['--file', at('t.gradebook')];
    const whole = ['--purpose', 'my-other-computer'];
    await line.done('export', 'bundle', '--out', at('p.gradus'), ...whole, ...lock, ...teacher);
    const head = ['--file', at('h.gradebook')];
    await line.done('merge', at('p.gradus'), ...lock, ...head);
    for (const argv of [
      ['merge', at('roster.csv'), ...head],
      ['merge', at('nowhere.gradus'), ...head],
      ['export', 'bundle', '--out', at('x'), '--class', 'Nobody', ...teacher],
      ['export', 'bundle', '--out', at('x'), '--recipient', 'age1x', ...teacher],
      ['decide', '--same', '00123,00124', '--file', at('h.gradebook.missing')],
    ]) {
      const { code, err } = await line.gradus(...argv);
      expect([argv, code, err.trimEnd().split('\n').length]).toEqual([argv, 1, 1]);
    }
    expect((await line.gradus('merge', ...head)).code).toBe(2);
    expect((await line.gradus('decide', '--same', 'one', ...head)).code).toBe(2);
    expect((await line.gradus('department', 'weather', ...head)).code).toBe(2);
    expect((await line.gradus('department', 'summary', '--term', 'Fall', ...head)).code).toBe(2);
    expect((await line.gradus('department', 'letters', '--rule', 'None such', ...head)).code).toBe(
      1,
    );
    const odd = ['--purpose', 'gossip', '--out', at('x'), ...teacher];
    expect((await line.gradus('export', 'bundle', ...odd)).code).toBe(2);
  }, 30_000);
});
