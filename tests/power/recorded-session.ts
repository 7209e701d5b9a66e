import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';
import { aGradebook } from '../helpers/builders.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { seenState } from './seen-state.ts';

/**
 * A process of its own that works in a gradebook file while every call to the disk is recorded.
 * After each step that the host acknowledged it says `ack` and a digest of what the file then shows.
 * The second word loosens the pragmas, so that the same harness can be seen to fail.
 */
const [file = '', mode = 'as-shipped'] = process.argv.slice(2);

const LOOSER: Readonly<Record<string, readonly [string, string][]>> = {
  'as-shipped': [],
  'synchronous-off': [['synchronous = FULL', 'synchronous = OFF']],
  'wal-normal': [
    ['journal_mode = TRUNCATE', 'journal_mode = WAL'],
    ['synchronous = FULL', 'synchronous = NORMAL'],
  ],
};

const pragma = Database.prototype.pragma;
Database.prototype.pragma = function loosened(this: Database.Database, source, options) {
  // The host reads back what it set and would refuse to go on.
  if (source === 'synchronous') return 2;
  const other = (LOOSER[mode] ?? []).find(([from]) => from === source);
  return pragma.call(this, other?.[1] ?? source, options);
};

/** What a teacher does in some minutes: single entries, a correction, Undo, a fill of many pages. */
function stepsOf(host: TestHost) {
  let built = {
    class: '',
    students: [] as readonly string[],
    objectives: {} as Record<string, string>,
  };
  const record = (n: number, code: string, level: string) => async () => {
    await host.ask('evidence.record', {
      class: built.class,
      student: built.students[n] ?? '',
      objective: built.objectives[code] ?? '',
      level,
      on: '2026-11-03',
    });
  };
  const undo = async () => {
    await host.ask('history.undo', {});
  };
  const fill = (level: string) => async () => {
    const entries = built.students.flatMap((student) =>
      Object.values(built.objectives).map((objective) => ({ student, objective, level })),
    );
    await host.ask('evidence.fill', { class: built.class, entries, on: '2026-11-04' });
  };
  const set = async () => {
    built = await aGradebook(host)
      .withStudents(12)
      .withCourse(['A1', 'A2', 'A3', 'A4', 'A5', 'A6'])
      .build();
  };
  const day = [
    record(0, 'A1', 'basic'),
    record(1, 'A1', 'not-yet'),
    record(1, 'A1', 'clear'),
    undo,
    record(2, 'A2', 'deep'),
    fill('clear'),
    record(3, 'A3', 'not-yet'),
    undo,
    undo,
    record(4, 'A4', 'basic'),
  ];
  return { set, steps: [...day, fill('basic'), ...day] };
}

const host = await testHost({ file, device: 'power' });
const acknowledge = async () => {
  writeSync(1, `ack ${await seenState(host)}\n`);
};
await host.ask('gradebook.create', { teacher: 'R. Ode', school: null });
const { set, steps } = stepsOf(host);
// Setting up is many small steps; what is cut there need only be whole.
writeSync(1, 'ack -\n');
await set();
await acknowledge();
for (const step of steps) {
  await step();
  await acknowledge();
}
host.close();
