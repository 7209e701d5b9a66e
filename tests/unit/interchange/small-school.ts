import type { FilesHost } from './host-with-files.ts';

export const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

/** A small school of our own: two teachers, three classes, two semesters. */
export const SCHOOL = {
  'manifest.csv': lines(
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.1',
    ...['academicSessions', 'orgs', 'courses', 'classes', 'users', 'enrollments'].map(
      (name) => `file.${name},bulk`,
    ),
  ),
  'orgs.csv': lines(
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'D1,,,North District,district,,',
    'S1,,,North High,school,,D1',
  ),
  'academicSessions.csv': lines(
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    'Y,,,Year,schoolYear,2026-08-17,2027-05-29,,2027',
    'F,,,Fall,semester,2026-08-17,2026-12-19,Y,2027',
    'P,,,Spring,semester,2027-01-04,2027-05-29,,2027',
    'Q1,,,First quarter,gradingPeriod,2026-08-17,2026-10-17,F,2027',
  ),
  'courses.csv': lines(
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    'K1,,,Y,Chemistry,CHEM,10,D1,,',
    'K2,,,Y,Biology,BIO,09,D1,,',
  ),
  'classes.csv': lines(
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'C1,,,Chem,10,K1,A-1,scheduled,12,S1,"F,P",,,1',
    'C2,,,Chem,10,K1,A-2,Scheduled,12,S1,"F,P",,,2',
    'C3,,,Bio,09,K2,B-1,scheduled,14,S1,F,,,3',
  ),
  'users.csv': lines(
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    'u1,,,true,S1,student,ann.l,,Ann,Lee,,00042,ann@example.org,,555-1,p1,10,sesame7',
    'u2,,,TRUE,S1,student,bo.p,,Bo,Poe,Ray,,bo@example.org,,,,10,',
    'u3,,,false,S1,student,cy.d,,Cy,Day,,00044,,,,,09,',
    'p1,,,true,S1,parent,par,,Pat,Lee,,,pat@example.org,,,,,',
    't1,,,true,S1,teacher,ms.k,{Local:77},Kim,King,,T-77,kim@example.org,,,,,',
    't2,,,true,S1,teacher,mr.q,,Quinn,Quist,,,quinn@example.org,,,,,',
  ),
  'enrollments.csv': lines(
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,C1,S1,u1,student,,2026-08-17,2026-12-19',
    'e2,,,C1,S1,u1,student,,2027-01-04,2027-05-29',
    'e3,,,C1,S1,u2,student,,2026-09-14,2026-12-19',
    'e4,,,C2,S1,u2,student,,2027-01-04,2027-05-29',
    'e5,,,C3,S1,u3,student,,,',
    'e6,,,C1,S1,t1,teacher,true,2026-08-17,2027-05-29',
    'e7,,,C2,S1,t1,teacher,true,,',
    'e8,,,C3,S1,t2,teacher,true,,',
  ),
} as const;
type SchoolFile = keyof typeof SCHOOL;

/** The school with some of its lists changed; null leaves one out. */
export const changed = (changes: Partial<Record<SchoolFile, (text: string) => string | null>>) => {
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(SCHOOL)) {
    const next = changes[name as SchoolFile]?.(text);
    if (next !== null) files[name] = next ?? text;
  }
  return files;
};

export const oneroster = { kind: 'oneroster' } as const;
/** The roster of the class with a name. */
export const rosterOf = async (host: FilesHost, name: string) => {
  const found = (await host.ask('class.list', {})).find((one) => one.name === name);
  return (await host.ask('roster.get', { class: found?.id ?? '' })).students;
};
