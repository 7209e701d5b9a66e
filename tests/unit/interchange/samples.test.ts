import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesHost, samplesFolder } from './host-with-files.ts';
import { oneroster, rosterOf } from './small-school.ts';

const samples = samplesFolder();
if (samples === null) process.stderr.write('skipped: the sample files are not on this machine\n');

describe.skipIf(samples === null)('real sample packages', () => {
  const at = (path: string) => join(samples ?? '', path);

  test.each(['1.1', '1.0'])('Grand Bend in OneRoster %s', async (version) => {
    const host = await filesHost();
    const source = () => host.path(at(`oneroster/edfi-${version}`));
    const { taken } = await host.take(source(), oneroster);
    expect(taken).toMatchObject({ changed: 0, unmatched: 0, refused: 0, problems: [] });
    const classes = await host.ask('class.list', {});
    expect(classes.map(({ name, code }) => [name, code])).toEqual([
      ['ENG-1', 'English I'],
      ['ALG-1', 'Algebra I'],
    ]);
    const algebra = await rosterOf(host, 'ALG-1');
    expect(algebra).toHaveLength(5);
    expect(algebra[0]).toMatchObject({
      student: { schoolId: '604863', givenName: 'Mary', familyName: 'Archer' },
      start: '2020-08-17',
      until: version === '1.1' ? '2021-05-28' : null,
    });
    expect((await host.ask('course.list', {})).map(({ name }) => name)).toEqual([
      'Algebra I',
      'English I',
    ]);
    expect(await host.ask('term.list', {})).toHaveLength(3);
    const again = await host.take(source(), oneroster);
    expect(again.taken).toMatchObject({ new: 0, changed: 0, unchanged: taken.new });
    const one = await filesHost();
    await one.take(one.path(at(`oneroster/edfi-${version}`)), { ...oneroster, teacher: '207270' });
    expect((await one.ask('class.list', {})).map(({ name }) => name)).toEqual(['ALG-1']);
  });

  test('the package with headings only is refused in one sentence', async () => {
    const host = await filesHost();
    const source = host.path(at('oneroster/nicelion/example-csv'));
    const trouble = await host.refused('import.preview', { source, ...oneroster });
    expect(trouble.code).toBe('IMPORT_NOTHING_USABLE');
    expect(await host.steps()).toBe(0);
  });

  test('a users list of about two thousand people is a class list without parents', async () => {
    const host = await filesHost();
    const source = host.path(at('oneroster/nicelion/outputs/test-csv.csv'));
    const { taken } = await host.take(source, { kind: 'auto', class: 'Everybody' });
    expect(taken).toMatchObject({ new: 1186, refused: 1 });
  });

  test('the course roster of another learning platform is a class list', async () => {
    const host = await filesHost();
    const source = host.path(at('brightspace/roster.csv'));
    const { taken } = await host.take(source, { kind: 'auto', class: 'Calculus' });
    expect(taken).toMatchObject({ new: 26, refused: 0, problems: [] });
    expect((await rosterOf(host, 'Calculus'))[0]?.student.schoolId).toMatch(/^N\d{8}$/);
  });

  test('the near relative of Microsoft is read by its headings', async () => {
    const host = await filesHost();
    const { taken } = await host.take(host.path(at('sds-v2.1')), oneroster);
    expect(taken.new).toBeGreaterThan(0);
    expect(await host.ask('class.list', {})).not.toHaveLength(0);
  });

  test('every sample file is read or refused by name, never with a crash', async () => {
    const host = await filesHost();
    const files = readdirSync(samples ?? '', { recursive: true, withFileTypes: true });
    let looked = 0;
    for (const file of files.filter((one) => one.isFile())) {
      const source = host.path(join(file.parentPath, file.name));
      const answer = await host.host.request('import.preview', { source, kind: 'auto' });
      looked += 1;
      const code = answer.ok ? 'OK' : answer.error.code;
      expect(code, file.name).toMatch(/^(OK|IMPORT_|NOT_FOUND)/);
    }
    expect(looked).toBeGreaterThan(50);
    expect(await host.steps()).toBe(0);
  });
});
