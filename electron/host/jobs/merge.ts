import type { Output, Parsed } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import { latestTaken, parseHlc } from '#shared/sync/hlc.ts';
import { type Opened, openEnvelope, unreadable, withRecords } from '../bundle/envelope.ts';
import { fileBytes } from '../bundle/file-bytes.ts';
import { bundlesIn, type NamedFile } from '../bundle/files-in.ts';
import type { BundleHeader } from '../bundle/format.ts';
import { readBundle } from '../bundle/read-bundle.ts';
import type { JobCtx, WriteCtx } from '../context.ts';
import { eraseRows } from '../erase/erase-rows.ts';
import { type Going, goingWith, sizeOfGoing } from '../erase/going.ts';
import { type Absorbed, absorb } from '../merge/absorb.ts';
import { keyOf } from '../merge/incoming.ts';
import { keepReport } from '../merge/kept-reports.ts';
import { type MergeRecord, shownReport } from '../merge/merge-record.ts';
import { openProposals } from '../merge/proposals.ts';
import { answerSchoolIds, sharedNumbers } from '../merge/school-ids.ts';
import { changedBy } from '../merge/tally.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import type { AbsorbStore } from '../store/absorb-store.ts';
import { gradebookIds, newestStamp, sizeOf } from '../store/bundle-store.ts';
import { openRoots } from '../store/erased-store.ts';
import { gradebookCounts } from '../store/gradebook-store.ts';
import { type StudentToMatch, schoolAnswers, studentsToMatch } from '../store/identity-store.ts';
import { finishErasing } from './erase.ts';
import { identityIn, keyTextIn } from './keygen.ts';

type Report = Output<'merge.run'>;
type Input = Parsed<'merge.run'>;

const MOST_FILE = 512 * 2 ** 20;
/** So many records of others may change without a word, or this share of what is there. */
const LIMIT = 20;
const LIMIT_SHARE = 0.02;
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
  const report = ctx.transact({ name: 'merge.run' }, (tx) => mergeAll(tx, opened, input)).value;
  for (const grant of input.bundles) ctx.grants.use(grant, 'read').taken?.();
  // What others erased goes out of this file's backups too.
  if (report.erased > 0) await finishErasing(ctx, {});
  return report;
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
  const files: NamedFile[] = [];
  for (const grant of input.bundles) {
    files.push(...(await bundlesIn(ctx.grants.use(grant, 'read'))));
  }
  for (const file of files) {
    ctx.progress(opened.length, files.length, 'job.merge-open');
    const envelope = await openEnvelope(file.name, await fileBytes(file, MOST_FILE), lock);
    opened.push(envelope);
    await new Promise((resolve) => setImmediate(resolve));
  }
  // A synchronous transaction hears no cancel: this is the last moment for it.
  ctx.progress(opened.length, opened.length, 'job.merge-finish');
  // Twice, because messages are read between two turns.
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  ctx.progress(opened.length, opened.length, 'job.merge-finish');
  return opened;
}

interface Taken {
  readonly opened: Opened;
  readonly header: BundleHeader;
  readonly newest: string;
  readonly absorbed: Absorbed;
  /** It is this gradebook's own, from another laptop. */
  readonly isOwn: boolean;
}

/** Those of the rows that can be seen. */
const standingOf = (tx: WriteCtx, going: Going): { entity: TableName; row: string }[] =>
  [...going].flatMap(([entity, rows]) =>
    [...rows.values()].flatMap((row) =>
      tx.rows.present(entity, row, ROW) === null ? [] : [{ entity, row }],
    ),
  );

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
      if (millisOf(bundle.newest) > latestTaken(tx.now)) {
        throw unreadable(one.file, 'bundle.why.clock');
      }
      const isOwn = bundle.header.gradebooks.some((id) => own.has(id));
      const found = absorb(tx, one.file, bundle, isOwn);
      store ??= found.store;
      const absorbed = { ...found, store };
      return { opened: one, header: bundle.header, newest: bundle.newest, absorbed, isOwn };
    }),
  );
  const going = goingWith(tx, openRoots(tx));
  const overrides = [
    ...taken.flatMap(({ absorbed }) => absorbed.overrides),
    ...(taken.every(({ isOwn }) => isOwn) ? [] : standingOf(tx, going)),
  ];
  if (overrides.length > limit && !input.accept) {
    const [first] = opened;
    const file =
      opened.length === 1 && first ? first.file : say('bundle.several', { count: opened.length });
    const about = { file, count: overrides.length, limit, needs: 'accept' };
    throw new TroubleError('MERGE_TOO_MUCH', about);
  }
  bringBack(tx, taken);
  // Nothing of others comes in any more: what they erased goes here as well.
  const erased = standingOf(tx, going).length;
  eraseRows(tx, going);
  const left = taken.map((one) => ({ ...one, absorbed: withoutGone(one.absorbed, going) }));
  for (const { header, absorbed } of left) noteSource(tx, header, absorbed.classes, own);
  for (const { source, same } of input.schoolIds ?? []) answerSchoolIds(tx, source, same);
  const record = recordOf(tx, left, { evidenceBefore, limit, heard, overrides, erased });
  writeDown(tx, left, record);
  return shownReport(tx, record);
}

/** What a bundle said of rows that another one erased is not kept either. */
function withoutGone(absorbed: Absorbed, going: Going): Absorbed {
  if (sizeOfGoing(going) === 0) return absorbed;
  const gone = new Set(
    [...going].flatMap(([table, rows]) => [...rows.values()].map((id) => keyOf(table, id))),
  );
  const stays = ({ entity, row }: { entity: string; row: string }) => !gone.has(keyOf(entity, row));
  const { moved, conflicts, kept, back } = absorbed;
  return {
    ...absorbed,
    moved: moved.filter(stays),
    conflicts: conflicts.filter(stays),
    kept: kept.filter(stays),
    back: back.filter(stays),
  };
}

/** Writes what undone merges had taken away as this step's own, and says that it is back. */
function bringBack(tx: WriteCtx, taken: readonly Taken[]): void {
  const done = new Set<string>();
  for (const { absorbed } of taken) {
    const { tally, outcomes } = absorbed;
    const rows = new Set<string>();
    for (const change of absorbed.back) {
      const row = keyOf(change.entity, change.row);
      const field = `${row} ${change.field}`;
      if (done.has(field)) continue;
      done.add(field);
      tx.rows.apply(change);
      rows.add(row);
    }
    for (const row of rows) {
      const countedAs = outcomes.get(row) ?? 'identical';
      // What this bundle says differently from this file is asked about before anything else.
      if (countedAs === 'conflicting') continue;
      tally[countedAs] -= 1;
      tally.broughtBack += 1;
    }
  }
}

/** The merge's own part of the step: what was moved, whose file it was, what conflicted. */
function writeDown(tx: WriteCtx, taken: readonly Taken[], record: MergeRecord): void {
  const isNews = ({ absorbed }: Taken) => absorbed.isNews || absorbed.back.length > 0;
  const news = taken.filter(isNews);
  if (news.length === 0) return;
  const records = news.reduce((n, { absorbed: { tally } }) => n + changedBy(tally), 0);
  tx.about({ count: records });
  for (const { absorbed } of news) {
    const { store, steps, moved } = absorbed;
    const op = tx.ownOp();
    if (steps) store.brought(steps[0], steps[1], op);
    for (const change of moved) store.moved(op, change);
  }
  const parts = taken.flatMap((one, i) => {
    const bundle = record.bundles[i];
    const { conflicts } = one.absorbed;
    return bundle ? [{ bundle, conflicts, isNews: isNews(one) }] : [];
  });
  keepReport(tx, record, parts);
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
  readonly overrides: readonly { readonly entity: TableName; readonly row: string }[];
  readonly erased: number;
}

const millisOf = (stamp: string): number => parseHlc(stamp)?.millis ?? 0;

function recordOf(
  tx: WriteCtx,
  taken: readonly Taken[],
  { evidenceBefore, limit, heard, overrides, erased }: Known,
): MergeRecord {
  const spoken = new Set(taken.flatMap(({ absorbed }) => absorbed.students));
  const decisions = openProposals(tx).filter(
    ({ kind, a, b }) => kind === 'course' || spoken.has(a) || spoken.has(b),
  );
  const students = studentsToMatch(tx);
  const answers = schoolAnswers(tx);
  return {
    evidenceBefore,
    evidenceAfter: gradebookCounts(tx).evidence,
    limit,
    overriding: overrides.length,
    overrides,
    erased,
    needsDecision: decisions.length,
    decisions: decisions.map(({ nameA: _, nameB: __, aboutA: ___, aboutB: ____, ...pair }) => pair),
    kept: taken.flatMap(({ absorbed }) => absorbed.kept),
    conflicts: taken.flatMap(({ absorbed }) => absorbed.conflicts),
    bundles: taken.map(({ opened, header, newest, absorbed }) => ({
      file: opened.file,
      sha256: opened.sha256,
      gradebook: header.gradebooks[0] ?? '',
      teacher: header.teacher,
      school: header.school,
      purpose: header.purpose,
      exportedAt: header.exportedAt,
      tally: absorbed.tally,
      clockAhead: millisOf(newest) > heard + CLOCK_SLACK,
      newer: absorbed.newer,
      sharedIds: sharedIdsOf(tx, header, students, answers),
    })),
  };
}

/** How many ids of a file somebody else here bears, where it is to be asked or was answered. */
function sharedIdsOf(
  tx: WriteCtx,
  { gradebooks: [source] }: BundleHeader,
  students: readonly StudentToMatch[],
  answers: ReadonlyMap<string, boolean>,
): number | null {
  if (source === undefined || !tx.rows.get('source', source)) return null;
  const shared = sharedNumbers(students, source);
  return shared === 0 && !answers.has(source) ? null : shared;
}
