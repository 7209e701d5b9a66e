import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import { PURPOSES, type Purpose } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import { openConnection } from '../../../electron/host/store/connection.ts';
import { createDoor } from '../../../electron/host/transact.ts';
import { exportTo } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

/** A gradebook with one row in every table, each of whose texts is a word of its own. */
async function filledFile(file: string): Promise<ReadonlyMap<TableName, string>> {
  const first = await testHost({ file });
  await first.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  first.close();
  const db = await openConnection(file);
  const effects = {
    now: () => NOON,
    dayOf: () => '2026-11-10',
    newId: () => v7(),
    log: () => undefined,
  };
  const door = createDoor(db, effects, 'test-device', () => 'R. Ode');
  const ids = new Map<TableName, string>(tableNames.map((table) => [table, v7()]));
  const about = { student: ids.get('student') ?? '', class: ids.get('class') ?? '' };
  const wordFor = (table: TableName, name: string): Json => {
    const { kind, to } = declarationOf(table).fields[name] ?? { kind: 'text', to: undefined };
    const word = `zq:${table}.${name}:`;
    // Words about single rows name them by their ids.
    if (['settlement.row', 'identityDecision.a', 'identityDecision.b'].includes(`${table}.${name}`))
      return about.student;
    if (kind === 'ref') return to === table ? null : (ids.get(to as TableName) ?? null);
    if (kind === 'flag') return false;
    if (kind === 'json') return { word, ids: [about.student] };
    if (kind === 'date') return '2026-11-03';
    return kind === 'text' ? word : 1;
  };
  // A class that came with a bundle is never edited, so that row is the last.
  for (const isLast of [false, true]) {
    door.transact({ name: 'student.save' }, (tx) => {
      for (const [table, id] of ids) {
        if ((table === 'sourceClass') !== isLast) continue;
        const names = Object.keys(declarationOf(table).fields);
        const values = Object.fromEntries(names.map((name) => [name, wordFor(table, name)]));
        tx.rows.insert(table, id, values as never);
      }
    });
  }
  db.close();
  return ids;
}

let folder = '';
let host: TestHost;
let ids: ReadonlyMap<TableName, string>;
beforeEach(async () => {
  folder = testFolder();
  ids = await filledFile(join(folder, 'all.gradebook'));
  host = await testHost({ file: join(folder, 'all.gradebook') });
});
afterEach(() => host.close());

async function textOf(purpose: Purpose, pseudonyms: boolean): Promise<string> {
  const path = join(folder, `${purpose}-${pseudonyms}.gradus`);
  const isOfOne = purpose === 'hand-over' || purpose === 'case-manager';
  const students = isOfOne ? [ids.get('student') ?? ''] : [];
  await exportTo(host, path, { purpose, students, pseudonyms, recipientName: 'Study' });
  return zstdDecompressSync(readFileSync(path)).toString('utf8');
}

const list = (...texts: readonly string[]): string[] => texts.join(' ').split(' ').sort();

/** What stays in this file, and the rows of pictures, which go only where they are asked for. */
const HERE = 'mergeReport mergeRun conflict attachment secondFile';
/** What only the teacher's own laptops need. */
const OWN =
  'setting appointment conferenceNote disclosure expectedTeacher exportProfile gradeWord habitDeadline habitDomain habitLevel habitScore importRun mapping phrase privateNote pseudonymKey schoolAnswer secondCheck secondItem secondJudgement secondSource session settlement source sourceClass studentMatch visit';
/** What was erased for good: of others it is nobody's business. */
const ERASED = 'erased';
/** Whom a teacher spoke with and helped. */
const CONTACTS = 'contact corrective correctiveStudent familyContact';
/** What is agreed with single students, and what other teachers knew of them. */
const AGREED = 'individualPlan studentObjective goal recommendation formerRecord';

test.each<[Purpose, string[]]>([
  ['my-other-computer', list(HERE)],
  ['department', list(HERE, OWN, CONTACTS, AGREED)],
  ['case-manager', list(HERE, OWN, ERASED)],
  // Which days a class met is the class's; who is the same as whom names somebody else.
  ['hand-over', list(HERE, OWN, ERASED, CONTACTS, 'calendarDay identityDecision')],
])('what is left out of a bundle: %s', async (purpose, leftOut) => {
  const text = await textOf(purpose, false);
  const missing = [...ids].filter(([, id]) => !text.includes(id)).map(([table]) => table);
  expect(missing.sort()).toEqual(leftOut);
});

/** Tables that speak of classes, courses, rules and the teacher's own desk. */
const OF_NO_STUDENT = new Set<string>(
  list(
    'calendarDay class course example expectedTeacher exportProfile framework frameworkItem gradeWord gradebook',
    'habitDomain habitLevel letterRule level levelDescriptor mapping objective phrase resource ruleVersion scale',
    'schoolAnswer secondCheck setting snapshot source standard task taskVersion term unit wayToShow',
  ),
);
/** All that pseudonyms leave of what is kept about students: no field in which a name may stand. */
const TOLD = new Set(
  list(
    'cellOverride.by contact.kind corrective.kind evidence.assessor evidence.kind evidence.robust evidence.source',
    'evidence.support evidence.version externalId.source familyContact.way formerRecord.gradebook gradeChange.approver',
    'gradeChange.by gradeChange.code gradeChange.evidence gradeChange.from gradeChange.to habitScore.by',
    'identityDecision.kind letterOverride.by letterOverride.letter mark.kind outsideResult.band outsideResult.score',
    'outsideResult.test recommendation.level secondItem.code secondItem.kind secondItem.statement secondItem.task',
    'secondItem.version secondJudgement.assessor secondJudgement.level snapshotLine.code snapshotLine.letter',
    'snapshotLine.why student.grade student.issuer studentObjective.threshold',
  ),
);

describe('with pseudonyms', () => {
  test.each(PURPOSES)(
    'no field in which a name may stand is told, nor an id of a student: %s',
    async (purpose) => {
      const text = await textOf(purpose, true);
      const words = [...text.matchAll(/zq:([\w.]+):/g)].map(([, word = '']) => word);
      expect(words.length).toBeGreaterThan(50);
      const ofStudents = words.filter((word) => !OF_NO_STUDENT.has(word.split('.')[0] ?? ''));
      expect([...new Set(ofStudents)].filter((word) => !TOLD.has(word))).toEqual([]);
      const about = [
        'student',
        'evidence',
        'mark',
        'externalId',
        'snapshotLine',
        'identityDecision',
      ] as const;
      expect(about.filter((table) => text.includes(ids.get(table) ?? ''))).toEqual([]);
    },
  );
  test('nothing that lifts them is in the bundle for the teacher’s own laptop either', async () => {
    const text = await textOf('my-other-computer', true);
    const lifts = [
      'pseudonymKey',
      'disclosure',
      'importRun',
      'studentMatch',
      'settlement',
    ] as const;
    expect(lifts.filter((table) => text.includes(ids.get(table) ?? ''))).toEqual([]);
  });
});
