import { readFile, stat } from 'node:fs/promises';
import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { ROW } from '#shared/sync/change.ts';
import { parseHlc } from '#shared/sync/hlc.ts';
import { type Opened, openEnvelope, unreadable, withRecords } from '../bundle/envelope.ts';
import type { BundleHeader } from '../bundle/format.ts';
import { readBundle } from '../bundle/read-bundle.ts';
import type { JobCtx, WriteCtx } from '../context.ts';
import { diskTrouble } from '../files/disk-trouble.ts';
import { type Absorbed, absorb } from '../merge/absorb.ts';
import { openProposals } from '../merge/proposals.ts';
import { rowName, shownValue } from '../merge/row-name.ts';
import { answerSchoolIds, sharedNumbers } from '../merge/school-ids.ts';
import { sumOf } from '../merge/tally.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import type { AbsorbStore } from '../store/absorb-store.ts';
import { gradebookIds, newestStamp, sizeOf } from '../store/bundle-store.ts';
import { gradebookCounts } from '../store/gradebook-store.ts';
import { type StudentToMatch, schoolAnswers, studentsToMatch } from '../store/identity-store.ts';
import { identityIn, keyTextIn } from './keygen.ts';

type Report = Output<'merge.run'>;
type Input = Parsed<'merge.run'>;

const MOST_FILE = 512 * 2 ** 20;
/** So many records of others may change without a word, or this share of what is there. */
const LIMIT = 20;
const LIMIT_SHARE = 0.02;
const MOST_LISTED = 500;
/** Clocks may differ by so much before it is said; a day that was heard of before is not news. */
const CLOCK_SLACK = 86_400_000;

/** Ends a transaction whose outcome was only to be looked at. */
class OnlyLooking extends Error {
  readonly report: Report;

  constructor(report: Report) {
    super('only looking');
    this.report = report;
  }
}

/** What merging would do: it is done, and taken back before anything is on disk. */
export const previewMerge: Handlers['merge.preview'] = async (ctx, input) => {
  const opened = await openAll(ctx, input);
  try {
    ctx.transact({ name: 'merge.run' }, (tx) => {
      throw new OnlyLooking(mergeAll(tx, opened, { ...input, accept: true }));
    });
    throw new Error('A preview cannot end well');
  } catch (error) {
    if (error instanceof OnlyLooking) return error.report;
    throw error;
  }
};

/** Merges bundles in one step. Throws TroubleError BUNDLE_…, MERGE_TOO_MUCH, CANCELLED. */
export const runMerge: Handlers['merge.run'] = async (ctx, input) => {
  const opened = await openAll(ctx, input);
  // A synchronous transaction hears no cancel: this is the last moment for it.
  ctx.progress(opened.length, opened.length, 'job.merge-finish');
  await new Promise((resolve) => setImmediate(resolve));
  ctx.progress(opened.length, opened.length, 'job.merge-finish');
  return ctx.transact({ name: 'merge.run' }, (tx) => mergeAll(tx, opened, input)).value;
};

/**
 * Opens every bundle and proves it to its end. Records are parsed inside the transaction: twenty
 * parsed bundles would not fit, and a bad record takes everything back.
 */
async function openAll(ctx: JobCtx, input: Input): Promise<Opened[]> {
  const key =
    input.identityFile === undefined
      ? input.identity
      : await keyTextIn(ctx.grants, input.identityFile);
  const lock = {
    passphrase: input.passphrase,
    identity: key === undefined ? undefined : identityIn(key),
  };
  const opened: Opened[] = [];
  for (const grant of input.bundles) {
    ctx.progress(opened.length, input.bundles.length, 'job.merge-open');
    const { path, name } = ctx.grants.use(grant, 'read');
    const envelope = await openEnvelope(name, await bytesOf(path, name), lock);
    opened.push(envelope);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return opened;
}

async function bytesOf(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_FILE) throw unreadable(name, 'bundle.why.too-large');
    return await readFile(path);
  } catch (error) {
    if (error instanceof TroubleError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') throw new TroubleError('NOT_FOUND', { what: 'file', name });
    if (code === 'EISDIR') throw unreadable(name, 'bundle.why.not-one');
    throw diskTrouble(error, name);
  }
}

interface Taken {
  readonly opened: Opened;
  readonly header: BundleHeader;
  readonly newest: string;
  readonly absorbed: Absorbed;
}

function mergeAll(tx: WriteCtx, opened: readonly Opened[], input: Input): Report {
  const evidenceBefore = gradebookCounts(tx).evidence;
  const heard = Math.max(tx.now, millisOf(newestStamp(tx)));
  const limit = Math.max(LIMIT, Math.floor(sizeOf(tx) * LIMIT_SHARE));
  const own = new Set(gradebookIds(tx));
  // One of the stores is enough to write down what came; each remembers thousands of ids.
  let store: AbsorbStore | undefined;
  const taken = opened.map((one) =>
    withRecords(one, (plain): Taken => {
      const bundle = readBundle(one.file, plain);
      const isOwn = bundle.header.gradebooks.some((id) => own.has(id));
      const found = absorb(tx, one.file, bundle, isOwn);
      store ??= found.store;
      const absorbed = { ...found, store };
      return { opened: one, header: bundle.header, newest: bundle.newest, absorbed };
    }),
  );
  const overrides = taken.flatMap(({ absorbed }) => absorbed.overrides);
  if (overrides.length > limit && !input.accept) {
    const [first] = opened;
    const file = opened.length === 1 && first ? first.file : `${opened.length} bundles`;
    throw new TroubleError('MERGE_TOO_MUCH', { file, count: overrides.length, limit });
  }
  bringBack(tx, taken);
  for (const { header, absorbed } of taken) noteSource(tx, header, absorbed.classes, own);
  for (const { source, same } of input.schoolIds ?? []) answerSchoolIds(tx, source, same);
  const report = reportOf(tx, taken, { evidenceBefore, limit, heard });
  writeDown(tx, taken);
  return report;
}

/** Writes what undone merges had taken away as this step's own; it counts as updated. */
function bringBack(tx: WriteCtx, taken: readonly Taken[]): void {
  const done = new Set<string>();
  for (const { absorbed } of taken) {
    const rows = new Set<string>();
    for (const change of absorbed.back) {
      const row = `${change.entity} ${change.row}`;
      if (done.has(`${row} ${change.field}`)) continue;
      done.add(`${row} ${change.field}`);
      tx.rows.apply(change);
      rows.add(row);
    }
    absorbed.tally.identical -= rows.size;
    absorbed.tally.updated += rows.size;
  }
}

/** The merge's own part of the step: what was moved, whose file it was, what conflicted. */
function writeDown(tx: WriteCtx, taken: readonly Taken[]): void {
  const news = taken.filter(({ absorbed }) => absorbed.isNews || absorbed.back.length > 0);
  const records = news.reduce((n, { absorbed: { tally } }) => n + tally.new + tally.updated, 0);
  if (news.length > 0) tx.about({ count: records });
  for (const { opened, header, absorbed } of news) {
    const { store, steps, moved, tally, conflicts } = absorbed;
    const op = tx.ownOp();
    if (steps) store.brought(steps[0], steps[1], op);
    for (const change of moved) store.moved(op, change);
    const run = tx.newId();
    tx.rows.insert('mergeRun', run, {
      at: tx.now,
      file: opened.file,
      sha256: opened.sha256,
      gradebook: header.gradebooks[0] ?? '',
      teacher: header.teacher,
      counts: { ...tally },
    });
    for (const { entity, row, field, mine, theirs, stands } of conflicts) {
      const values = { run, entity, row, field, mine, theirs, stands };
      tx.rows.insert('conflict', tx.newId(), values);
    }
  }
}

/** The first bundle of another teacher makes a department file. */
function noteSource(
  tx: WriteCtx,
  header: BundleHeader,
  classes: readonly string[],
  own: ReadonlySet<string>,
): void {
  const { purpose, gradebooks, teacher, school, exportedAt } = header;
  const [source] = gradebooks;
  if (source === undefined || gradebooks.some((id) => own.has(id))) return;
  if (purpose !== 'department' && purpose !== 'case-manager') return;
  const known = tx.rows.get('source', source);
  if (!known || known.exportedAt < exportedAt) {
    tx.rows.put('source', source, { teacher, school, exportedAt });
  }
  for (const id of classes) {
    if (!tx.rows.get('class', id)) continue;
    tx.rows.put('sourceClass', nameId('sourceClass', source, id), { source, class: id });
  }
}

interface Known {
  readonly evidenceBefore: number;
  readonly limit: number;
  /** The newest instant that this file knew of. */
  readonly heard: number;
}

const millisOf = (stamp: string): number => parseHlc(stamp)?.millis ?? 0;

function reportOf(
  tx: WriteCtx,
  taken: readonly Taken[],
  { evidenceBefore, limit, heard }: Known,
): Report {
  const spoken = new Set(taken.flatMap(({ absorbed }) => absorbed.students));
  const decisions = openProposals(tx).filter(
    ({ kind, a, b }) => kind === 'course' || spoken.has(a) || spoken.has(b),
  );
  const students = studentsToMatch(tx);
  const answers = schoolAnswers(tx);
  const conflicts = taken.flatMap(({ absorbed }) => absorbed.conflicts);
  const overrides = taken.flatMap(({ absorbed }) => absorbed.overrides);
  return {
    ...sumOf(taken.map(({ absorbed }) => absorbed.tally)),
    needsDecision: decisions.length,
    evidenceBefore,
    evidenceAfter: gradebookCounts(tx).evidence,
    bundles: taken.map(({ opened, header, newest, absorbed }) => ({
      file: opened.file,
      teacher: header.teacher,
      school: header.school,
      purpose: header.purpose,
      exportedAt: header.exportedAt,
      ...absorbed.tally,
      schoolIds: schoolIdsOf(tx, header, students, answers),
      clockAhead: millisOf(newest) > heard + CLOCK_SLACK,
    })),
    conflicts: conflicts.slice(0, MOST_LISTED).map(({ entity, row, field, ...values }) => ({
      what: entity,
      name: rowName(tx, entity, row),
      field: field === ROW ? 'removed' : field,
      mine: shownValue(tx, entity, field, values.mine),
      theirs: shownValue(tx, entity, field, values.theirs),
      stands: values.stands,
    })),
    decisions: decisions.slice(0, MOST_LISTED),
    overrides: overrides
      .slice(0, MOST_LISTED)
      .map(({ entity, row }) => ({ what: entity, name: rowName(tx, entity, row) })),
    limit,
  };
}

/** The question about a file's numbers, where it is to be asked or was answered. */
function schoolIdsOf(
  tx: WriteCtx,
  { gradebooks: [source] }: BundleHeader,
  students: readonly StudentToMatch[],
  answers: ReadonlyMap<string, boolean>,
): Report['bundles'][number]['schoolIds'] {
  if (source === undefined || !tx.rows.get('source', source)) return null;
  const same = answers.get(source) ?? null;
  const shared = sharedNumbers(students, source);
  return shared === 0 && same === null ? null : { source, shared, same };
}
