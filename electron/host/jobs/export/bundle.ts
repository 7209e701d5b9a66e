import type { Parsed } from '#shared/contract/contract.ts';
import { tableNames } from '#shared/model/row.ts';
import { type Lock, packingSteps, seal } from '../../bundle/envelope.ts';
import { type BundleHeader, FORMAT } from '../../bundle/format.ts';
import { ABOUT_STUDENTS, PLAIN, pseudonymsFor } from '../../bundle/pseudonyms.ts';
import { type Scope, scopeSteps, type Wanted } from '../../bundle/scope.ts';
import { filesOf, recordsOf } from '../../bundle/write-bundle.ts';
import type { ReadCtx } from '../../context.ts';
import { found, invalid } from '../../found.ts';
import type { Handlers } from '../../registry.ts';
import type { Steps } from '../../steps.ts';
import {
  addIds,
  appendedTables,
  gradebookIds,
  travellingFields,
  vectorSteps,
} from '../../store/bundle-store.ts';
import { gradebookRow } from '../../store/gradebook-store.ts';
import { SCHEMA_VERSION } from '../../store/migrations/index.ts';
import { secretOf } from './pseudonym-secret.ts';
import { writeOut } from './write-out.ts';

/**
 * Writes a bundle, and first that it left, for whom and why: other laptops learn of it by the bundle
 * itself. It holds the history up to then, so that nobody need stop typing meanwhile. Throws
 * TroubleError NOT_FOUND, INVALID, CANCELLED, DISK_….
 */
export const exportBundle: Handlers['export.bundle'] = (ctx, input) =>
  writeOut(ctx, 'export.bundle', input.to, async ({ whole, turns, writeDown }) => {
    const { classes = [], students = [], recipientName = null, withFiles: files = false } = input;
    const wanted = { purpose: input.purpose, classes, students, files };
    for (const id of classes) found(ctx.read(), 'class', id);
    for (const id of students) found(ctx.read(), 'student', id);
    const lock = lockOf(input);
    const encrypted = lock.passphrase !== undefined || lock.recipient !== undefined;
    const { pseudonyms = false } = input;
    const secret = pseudonyms
      ? ctx.transact({ name: 'export.bundle', role: 'setup' }, secretOf).value
      : null;
    const meant = await whole((here) => scopeSteps(here, wanted));
    writeDown({
      what: 'bundle',
      purpose: input.purpose,
      classes,
      students: meant.students,
      who: students.length > 0 ? students : null,
      recipient: recipientName ?? input.recipient ?? null,
      why: input.why ?? null,
      encrypted,
      pseudonyms,
      files,
    });
    const { read, scope, disguise, header } = await whole(function* (read) {
      const scope = yield* scopeSteps(read, wanted);
      const to = (recipientName ?? lock.recipient ?? '').trim();
      return {
        read,
        scope: secret === null ? scope : withoutKey(scope),
        disguise: secret === null ? PLAIN : pseudonymsFor(secret, to, yield* aboutStudents(read)),
        header: yield* headerSteps(read, wanted, scope, pseudonyms),
      };
    });
    const packing = await turns(packingSteps(recordsOf(read, header, scope, disguise)));
    // Before it is closed: others may take files away meanwhile.
    const brought = filesOf(read, scope).length;
    const { bytes, sha256, records } = await seal(packing, lock);
    return {
      content: bytes,
      answer: {
        files: brought,
        sha256,
        records,
        classes: scope.classes.length,
        students: scope.students,
        encrypted,
      },
    };
  });

/** With what it is closed, after everything that it may not be was refused. Throws TroubleError INVALID. */
function lockOf(input: Parsed<'export.bundle'>): Lock {
  if (input.purpose === 'hand-over' && input.students?.length !== 1) {
    throw invalid('purpose', input.purpose, 'why.one-student');
  }
  if (input.passphrase !== undefined && input.recipient !== undefined) {
    throw invalid('Encryption', '', 'why.one-lock');
  }
  if (input.pseudonyms && input.withFiles) {
    throw invalid('Files', '', 'why.files-or-pseudonyms');
  }
  return { passphrase: input.passphrase, recipient: input.recipient?.trim() };
}

/**
 * Pseudonyms never travel with what lifts them, nor with the names of files that were read, nor with
 * choices between two values: those hold the id of the row and the value, whatever it is.
 */
const withoutKey = (scope: Scope): Scope => ({
  ...scope,
  holds: (table, id) => !TELLING.has(table) && scope.holds(table, id),
});
const TELLING: ReadonlySet<string> = new Set([
  'pseudonymKey',
  'disclosure',
  'importRun',
  'studentMatch',
  'settlement',
]);

/** Tells ids of what is about students from all others. */
function* aboutStudents(read: ReadCtx): Steps<(id: string) => boolean> {
  const known = new Set<string>();
  for (const table of tableNames) {
    if (!ABOUT_STUDENTS.has(table)) continue;
    yield* addIds(read, table, known);
  }
  return (id) => known.has(id);
}

/** Who wrote a bundle, what for, and what it holds. */
export function* headerSteps(
  ctx: ReadCtx,
  wanted: Wanted,
  scope: { readonly classes: readonly string[]; readonly students: number },
  pseudonyms = false,
): Steps<BundleHeader> {
  const row = gradebookRow(ctx);
  const isAll = wanted.classes.length === 0 && wanted.students.length === 0;
  return {
    gradus: 'bundle',
    format: FORMAT,
    schema: SCHEMA_VERSION,
    purpose: wanted.purpose,
    gradebooks: gradebookIds(ctx),
    teacher: row?.teacher ?? null,
    school: row?.school ?? null,
    exportedAt: ctx.now,
    chosen: isAll ? null : { classes: scope.classes, students: scope.students },
    pseudonyms,
    vector: yield* vectorSteps(ctx),
    fields: Object.fromEntries(appendedTables.map((table) => [table, travellingFields(table)])),
  };
}
