import { describe, expect, test } from 'vitest';
import { filesHost } from './host-with-files.ts';
import { changed, lines, oneroster, rosterOf, SCHOOL } from './small-school.ts';

describe('a package with defects', () => {
  const defects: [string, Record<string, string>, Record<string, unknown>, string[]][] = [
    [
      'a quoted manifest of version 1',
      changed({
        'manifest.csv': (t) => t.replace('1.0', '1').replace(/^(.*),(.*)$/gm, '"$1","$2"'),
      }),
      { new: 17, refused: 0 },
      [],
    ],
    [
      'stars in the manifest',
      changed({
        'manifest.csv': (t) => t.replace('file.users', 'file.users*'),
      }),
      { new: 17 },
      [],
    ],
    ['no manifest at all (1.0)', changed({ 'manifest.csv': () => null }), { new: 17 }, []],
    [
      'a mark, CRLF and no last line end',
      changed({
        'users.csv': (t) => `\uFEFF${t.replaceAll('\n', '\r\n').trimEnd()}`,
      }),
      { new: 17 },
      [],
    ],
    [
      'extra columns',
      changed({
        'orgs.csv': (t) => t.replace('parentSourcedId\n', 'parentSourcedId,metadata.city\n'),
      }),
      { new: 17 },
      [],
    ],
    [
      'columns in another order and case',
      changed({
        'courses.csv': () =>
          lines('TITLE,sourcedid,courseCode', 'Chemistry,K1,CHEM', 'Biology,K2,BIO'),
      }),
      { new: 17 },
      [],
    ],
    [
      'a misspelt heading',
      changed({
        'users.csv': (t) =>
          t.replace('givenName', 'givvenName').replace('dateLastModified', 'dataLastModified'),
      }),
      { new: 17 },
      ['misspelt'],
    ],
    [
      'day-first dates beside ISO dates',
      changed({
        'academicSessions.csv': (t) =>
          t.replace('2026-08-17', '17/08/2026').replace('2027-01-04', '4/01/2027'),
      }),
      { new: 17 },
      [],
    ],
    [
      'a parent that does not exist',
      changed({
        'academicSessions.csv': (t) => t.replace(',Y,2027\nP', ',NOPE,2027\nP'),
      }),
      { new: 17, refused: 0 },
      ['stands alone'],
    ],
    [
      'courses that do not exist',
      changed({ 'courses.csv': () => null }),
      { new: 15, refused: 0 },
      ['announced but missing', 'without it'],
    ],
    [
      'sessions that do not exist',
      changed({ 'academicSessions.csv': () => null }),
      { refused: 0 },
      ['without it'],
    ],
    [
      'a file said to be absent',
      changed({
        'manifest.csv': (t) => t.replace('file.courses,bulk', 'file.courses,absent'),
      }),
      { new: 17 },
      ['said to be absent'],
    ],
    [
      'a mode without a value',
      changed({
        'manifest.csv': (t) => t.replace('file.courses,bulk', 'file.courses,'),
      }),
      { new: 17 },
      ['mode is not'],
    ],
    [
      'enrolments of people nobody knows',
      changed({
        'enrollments.csv': (t) => `${t}e9,,,C1,S1,ghost,student,,,\ne10,,,C9,S1,u1,student,,,\n`,
      }),
      { new: 17, refused: 2 },
      ['sourcedId; the row is not taken'],
    ],
    [
      'a sourcedId that stands twice',
      changed({
        'users.csv': (t) => `${t}u1,,,true,S1,student,x,,Xi,Xu,,,,,,,,\n`,
      }),
      { new: 17, refused: 1 },
      ['row 2 already'],
    ],
    [
      'a row without what it needs',
      changed({
        'enrollments.csv': (t) => `${t}e9,,,C1,S1,u3,,,,\n`,
      }),
      { new: 17, refused: 1 },
      ['required'],
    ],
    [
      'unknown words',
      changed({
        'classes.csv': (t) => t.replace(',scheduled,14', ',weekly,14'),
        'orgs.csv': (t) => t.replace(',school,', ',ext:campus,'),
      }),
      { new: 17, refused: 0 },
      ['not one of homeroom, scheduled'],
    ],
    [
      'rows marked as deleted in bulk mode',
      changed({
        'enrollments.csv': (t) => t.replace('e5,,', 'e5,tobedeleted,2026-01-01T00:00:00Z'),
        'users.csv': (t) => t.replace('u1,,', 'u1,active,2026-01-01T00:00:00Z'),
      }),
      { new: 15, refused: 0 },
      [],
    ],
    [
      'rows that end before they begin',
      changed({
        'enrollments.csv': (t) => t.replace('2026-09-14,2026-12-19', '2026-12-19,2026-09-14'),
      }),
      { refused: 1 },
      ['does not lie after'],
    ],
    [
      'names in another case',
      Object.fromEntries(Object.entries(SCHOOL).map(([n, t]) => [n.toUpperCase(), t])),
      { new: 17 },
      [],
    ],
    [
      'files that belong to nobody',
      { ...SCHOOL, 'userprofiles.csv': 'a,b\n', 'readme.txt': 'x' },
      { new: 17 },
      [],
    ],
    [
      'only headings in a list nobody needs',
      { ...SCHOOL, 'demographics.csv': 'sourcedId,sex\n' },
      { new: 17 },
      [],
    ],
    [
      'a session that crosses another',
      changed({
        'academicSessions.csv': (t) => `${t}X,,,Crossing,term,2026-12-01,2027-02-01,,2027\n`,
        'classes.csv': (t) => t.replace('"F,P",,,1', '"F,P,X",,,1'),
      }),
      { refused: 1 },
      ['crosses "Spring"'],
    ],
    [
      'parents in a circle',
      changed({
        'academicSessions.csv': (t) => t.replace('2027-05-29,,2027\nF', '2027-05-29,F,2027\nF'),
        'orgs.csv': (t) => t.replace('district,,\n', 'district,,S1\n'),
      }),
      { refused: 0 },
      [],
    ],
  ];
  test.each(defects)('%s is taken all the same', async (_, files, counts, rules) => {
    const host = await filesHost();
    const { taken } = await host.take(host.files(files), oneroster);
    expect(taken).toMatchObject(counts);
    const said = taken.problems.map((problem) => problem.rule).join('\n');
    for (const rule of rules) expect(said).toContain(rule);
    if (rules.length === 0 && taken.refused === 0) expect(said).toBe('');
    expect(await host.ask('class.list', {})).toHaveLength(3);
    const again = await host.take(host.files(files), oneroster);
    expect(again.taken).toMatchObject({ new: 0, changed: 0 });
  });

  test('a problem names file, row, column, value and rule, in the order of the checks', async () => {
    const host = await filesHost();
    const files = changed({
      'manifest.csv': (t) => t.replace('oneroster.version,1.1', 'oneroster.version,9'),
      'users.csv': (t) =>
        `${t.replace('familyName', 'famillyName')}u1,,,perhaps,S1,student,x,,Xi,Xu,,,,,,,,\n`,
      'enrollments.csv': (t) => `${t}e9,,,C1,S1,ghost,student,,soon,\n`,
    });
    const { problems } = await host.preview(host.files(files), oneroster);
    expect(problems.map(({ file, row, column, value }) => [file, row, column, value])).toEqual([
      ['manifest.csv', null, 'oneroster.version', '9'],
      ['users.csv', 1, 'famillyName', 'famillyName'],
      ['users.csv', 8, 'enabledUser', 'perhaps'],
      ['users.csv', 8, 'sourcedId', 'u1'],
      ['enrollments.csv', 10, 'userSourcedId', 'ghost'],
    ]);
    expect(problems.every(({ rule }) => rule.endsWith('.'))).toBe(true);
  });

  test('dates that may be either are asked about, and the answer is used', async () => {
    const host = await filesHost();
    const files = changed({
      'academicSessions.csv': (t) =>
        t.replaceAll('2026-08-17', '8/9/2026').replaceAll('2027-05-29', '2027-05-29'),
    });
    const asked = await host.preview(host.files(files), oneroster);
    expect(asked.asks).toEqual(['day-first']);
    expect((await host.refused('import.apply', { preview: asked.preview })).code).toBe('INVALID');
    const { preview } = await host.take(host.files(files), { ...oneroster, dayFirst: false });
    expect(preview.asks).toEqual([]);
    expect((await host.ask('term.list', {})).find((t) => t.name === 'Year')?.start).toBe(
      '2026-08-09',
    );
  });

  test('of version 1.2 is read with roles, preferred names and pronouns', async () => {
    const host = await filesHost();
    const files = changed({
      'manifest.csv': (t) => t.replace('oneroster.version,1.1', 'oneroster.version,1.2.1'),
      'users.csv': () =>
        lines(
          'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,prefferedGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
          'u1,,,true,a,,Ann,Lee,,00042,,,,,"09,10",,,Annie,,,S1,she/her',
          'u2,,,true,b,,Bo,Poe,,,,,,,,,,,,,,',
          'u3,,,true,c,,Cy,Day,,,,,,,,,,,,,,',
          't1,,,true,k,,Kim,King,,,,,,,,,,,,,,',
          't2,,,true,q,,Quinn,Quist,,,,,,,,,,,,,,',
        ),
    });
    const roles = lines(
      'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
      'r2,,,u2,primary,student,,,S1,',
    );
    await host.take(host.files({ ...files, 'roles.csv': roles }), oneroster);
    const chem = await rosterOf(host, 'Chem (A-1)');
    expect(chem[0]?.student).toMatchObject({ called: 'Annie', pronouns: 'she/her', grade: '09' });
    expect(await host.counts(host.files({ ...files, 'roles.csv': roles }), oneroster)).toEqual([
      0, 0, 17, 0, 0,
    ]);
  });

  test('a package of a manifest alone means that nothing changed', async () => {
    const host = await filesHost();
    const { preview, taken } = await host.take(
      host.files({ 'manifest.csv': SCHOOL['manifest.csv'] }),
      oneroster,
    );
    expect(taken).toMatchObject({ new: 0, changed: 0, unchanged: 0, refused: 0 });
    expect(preview.notes.join()).toContain('nothing changed');
    expect(await host.steps()).toBe(0);
  });
});
