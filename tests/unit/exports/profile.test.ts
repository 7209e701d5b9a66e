import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#host/interchange/csv-table.ts';
import { decode } from '#host/interchange/decode.ts';
import { encoded, unheld } from '#host/interchange/export/encode.ts';
import { createProblems } from '#host/interchange/problem.ts';
import { cellsOf, headingsOf, lineOf } from '#host/jobs/export/profile-lines.ts';
import type { Input } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import {
  DATE_FORMS,
  DECIMALS,
  dayText,
  type ExportProfile,
  FILE_ENCODINGS,
  hasField,
  LINE_ENDS,
  NEW_PROFILE,
  PROFILE_FIELD_NAMES,
  PROFILE_ROWS,
  profileText,
  separatorOf,
} from '#shared/domain/export-profile.ts';
import { schoolTerm } from './school-term.ts';

type Definition = Omit<Input<'export-profile.save'>, 'name' | 'profile'>;
const DEFINITION: Definition = { ...NEW_PROFILE, columns: [...NEW_PROFILE.columns] };
const soak = Number(process.env.GRADUS_SOAK ?? 1);

type School = Awaited<ReturnType<typeof schoolTerm>>;
let files = 0;
async function written(school: School, definition: Partial<Definition>, term = true) {
  const { host } = school;
  files += 1;
  const name = `out-${files}.csv`;
  const saved = { name: `Profile ${files}`, ...DEFINITION, ...definition };
  const { profile } = await host.ask('export-profile.save', saved);
  const { grant: to } = host.out(name);
  const wish = { profile, class: school.class, term: term ? school.term : null, to };
  const answer = await host.host.request('export.profile', wish);
  if (!answer.ok) return { answer, bytes: Buffer.alloc(0), text: '' };
  const bytes = readFileSync(join(host.folder, name));
  return { answer, bytes, text: bytes.toString('utf8') };
}

describe('a file as the teacher described it', () => {
  test('has the columns in their order, with headings, and one line a student', async () => {
    const school = await schoolTerm();
    const { text, answer } = await written(school, {
      separator: 'semicolon',
      lineEnd: 'lf',
      columns: [
        { field: 'constant', heading: 'Term', text: 'Q1' },
        { field: 'family-name', heading: 'Last' },
        { field: 'school-id', heading: 'No.' },
        { field: 'mastered-count', heading: 'Done' },
      ],
    });
    expect(answer).toMatchObject({ ok: true, value: { rows: 3 } });
    const lines = text.split('\n');
    expect(lines[0]).toBe('Term;Last;No.;Done');
    expect(lines[1]).toMatch(/^Q1;Abbott;00001;\d+$/);
    expect(lines).toHaveLength(5);
    const bare = await written(school, { header: false, lineEnd: 'crlf' });
    expect(bare.text.split('\r\n')).toHaveLength(4);
    expect(bare.text).toMatch(/^00001,"Abbott, Ana",/);
  });

  test('has a line for every objective of a student, or every attempt, with dates and decimals as asked', async () => {
    const school = await schoolTerm();
    const objectives = await written(school, {
      rows: 'objective',
      decimal: 'comma',
      dates: 'dmy-dots',
      columns: (['school-id', 'objective', 'level', 'value', 'target-date', 'status'] as const).map(
        (field) => ({ field, heading: field }),
      ),
    });
    const table = readCsv('f', objectives.text, ',', createProblems());
    expect(table.rows).toHaveLength(9);
    expect(table.rows[0]?.cells.slice(0, 3)).toEqual(['00001', 'A1', 'Clear']);
    const attempts = await written(
      school,
      {
        rows: 'attempt',
        dates: 'mdy',
        columns: (['school-id', 'objective', 'date', 'level', 'kind', 'late'] as const).map(
          (field) => ({ field, heading: field }),
        ),
      },
      false,
    );
    const lines = readCsv('f', attempts.text, ',', createProblems());
    expect(lines.rows.length).toBeGreaterThan(2);
    for (const { cells } of lines.rows) {
      expect(cells[2]).toMatch(/^\d{2}\/\d{2}\/2026$/);
      expect(cells[5]).toBe('no');
    }
  });

  test('guards formulas for spreadsheets, and hands programs every character', async () => {
    const school = await schoolTerm();
    const columns: Definition['columns'] = [
      { field: 'constant', heading: '=cmd', text: '=1+1' },
      { field: 'constant', heading: 'n', text: '-5' },
    ];
    const sheet = await written(school, { columns, spreadsheet: true });
    expect(sheet.text.split('\r\n').slice(0, 2)).toEqual(["'=cmd,n", "'=1+1,-5"]);
    const machine = await written(school, { columns });
    expect(machine.text.split('\r\n').slice(0, 2)).toEqual(['=cmd,n', '=1+1,-5']);
  });

  test('is refused by name where its letters or its lack of quotes cannot hold a cell, and nothing is written', async () => {
    const school = await schoolTerm();
    const windows = await written(school, {
      encoding: 'windows-1252',
      columns: [{ field: 'constant', heading: 'Note', text: 'Škoda 🎓' }],
    });
    expect(windows.answer).toMatchObject({
      ok: false,
      error: { code: 'INVALID', params: { value: '🎓', why: expect.stringContaining('Note') } },
    });
    const never = await written(school, { quoting: 'never' });
    expect(never.answer).toMatchObject({
      error: { params: { value: 'Abbott, Ana', why: expect.stringContaining('Student') } },
    });
    expect((await written(school, { quoting: 'never', separator: 'tab' })).answer.ok).toBe(true);
    const fits = await written(school, {
      encoding: 'windows-1252',
      columns: [{ field: 'constant', heading: 'Name', text: 'Škoda €' }],
    });
    expect(new TextDecoder('windows-1252').decode(fits.bytes)).toContain('Škoda €');
  });

  test('shows its first lines while it is described, with what stands in its way', async () => {
    const school = await schoolTerm();
    const ask = { class: school.class, term: school.term, ...DEFINITION };
    const preview = await school.host.ask('export-profile.preview', ask);
    expect(preview).toMatchObject({ rows: 3, trouble: null });
    expect(preview.lines.map(([first]) => first)).toEqual([
      'Student ID',
      '00001',
      '00002',
      '00003',
    ]);
    const bad = await school.host.ask('export-profile.preview', { ...ask, quoting: 'never' });
    expect(bad.trouble).toContain('"Abbott, Ana" cannot be used');
    const odd = { ...ask, columns: [{ field: 'level' as const, heading: 'L' }] };
    expect((await school.host.refused('export-profile.preview', odd)).code).toBe('INVALID');
  });

  test('is kept in the gradebook: named once, changed, removed, and Undo brings it back', async () => {
    const { host } = await schoolTerm();
    const { profile } = await host.ask('export-profile.save', { name: 'Office', ...DEFINITION });
    const again = { name: 'office', ...DEFINITION };
    expect((await host.refused('export-profile.save', again)).code).toBe('NAME_TAKEN');
    await host.ask('export-profile.save', { profile, ...again, separator: 'tab' });
    const [one] = await host.ask('export-profile.list', {});
    expect(one).toMatchObject({ id: profile, name: 'office', separator: 'tab' });
    await host.ask('export-profile.remove', { profile });
    expect(await host.ask('export-profile.list', {})).toEqual([]);
    await host.ask('history.undo', {});
    expect(await host.ask('export-profile.list', {})).toEqual([one]);
    expect(await host.ask('check.run', {})).toMatchObject({ clean: true });
  });
});

describe('the writer of such files', () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .map((one) => one.replaceAll('\0', '').toWellFormed());
  const tricky = fc.constantFrom(
    'a,b',
    'a;b',
    'a|b',
    'say "hi"',
    'two\r\nlines',
    '=1+1',
    '',
    '00042',
    "'x",
    '-3',
  );
  const value = fc.oneof(
    text,
    tricky,
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
    fc.boolean(),
    fc.constant(null),
    fc.constant({ day: '2026-11-30' }),
  );
  const profile: fc.Arbitrary<ExportProfile> = fc.record({
    rows: fc.constantFrom(...PROFILE_ROWS),
    columns: fc.constant([
      { field: 'constant' as const, heading: 'A, "1"' },
      { field: 'constant' as const, heading: '=B' },
      { field: 'constant' as const, heading: 'C' },
    ]),
    header: fc.constant(true),
    separator: fc.constantFrom('comma' as const, 'semicolon' as const, 'tab' as const),
    encoding: fc.constantFrom(...FILE_ENCODINGS),
    quoting: fc.constantFrom('needed' as const, 'always' as const),
    lineEnd: fc.constantFrom(...LINE_ENDS),
    dates: fc.constantFrom(...DATE_FORMS),
    decimal: fc.constantFrom(...DECIMALS),
    spreadsheet: fc.boolean(),
  });

  test('writes what the plain reader reads back, in every encoding, or refuses by name', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        profile,
        fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 6 }),
        (one, values) => {
          const rows = values.map((row) => cellsOf({ who: 'Ana', values: row }, one));
          const headings = headingsOf(one) ?? [];
          const all = [headings, ...rows];
          let lines: string[];
          try {
            lines = all.map((cells) => lineOf(cells, one, 'Ana'));
          } catch (error) {
            refused += 1;
            expect(error).toBeInstanceOf(TroubleError);
            expect(all.flat().some((cell) => unheld(cell, one.encoding) !== null)).toBe(true);
            return;
          }
          const bytes = encoded(lines.join(''), one.encoding);
          const wanted = one.encoding === 'windows-1252' ? 'windows-1252' : null;
          const back = decode('f', bytes, wanted).text;
          const sign = separatorOf(one) as ',';
          const exact = parse(back, {
            delimiter: sign,
            record_delimiter: one.lineEnd === 'lf' ? '\n' : '\r\n',
          });
          expect(exact).toEqual(all);
          const read = readCsv('f', back, sign, createProblems());
          const plain = all.map((cells) => cells.map((cell) => cell.trim()));
          const isBlank = (cells: string[]) => cells.every((cell) => cell === '');
          expect([read.headings, ...read.rows.map(({ cells }) => cells)]).toEqual(
            plain.filter((cells) => !isBlank(cells)),
          );
        },
      ),
      { numRuns: 150 * soak },
    );
    expect(refused).toBeGreaterThan(0);
  });

  test('writes days and decimals as asked', () => {
    expect(DATE_FORMS.map((form) => dayText('2026-11-05', form))).toEqual([
      '2026-11-05',
      '20261105',
      '11/05/2026',
      '05/11/2026',
      '05.11.2026',
    ]);
    const comma = { ...NEW_PROFILE, decimal: 'comma' as const };
    expect(profileText(-3.25, comma)).toBe('-3,25');
    expect(profileText(3.25, NEW_PROFILE)).toBe('3.25');
  });

  test('knows which lines have which values', () => {
    const of = (rows: ExportProfile['rows']) =>
      PROFILE_FIELD_NAMES.filter((field) => hasField(rows, field));
    expect(of('student')).not.toContain('level');
    expect(of('objective')).toEqual(expect.arrayContaining(['school-id', 'level', 'status']));
    expect(of('objective')).not.toContain('score');
    expect(of('attempt')).toEqual(expect.arrayContaining(['school-id', 'level', 'score', 'unit']));
    expect(of('attempt')).not.toContain('status');
  });
});
