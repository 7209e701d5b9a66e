import type { Parsed } from '#shared/contract/contract.ts';
import { tableNames } from '#shared/model/row.ts';
import { seal } from '../../bundle/envelope.ts';
import { type BundleHeader, FORMAT } from '../../bundle/format.ts';
import { ABOUT_STUDENTS, PLAIN, pseudonymsFor } from '../../bundle/pseudonyms.ts';
import { type Scope, scopeOf, type Wanted } from '../../bundle/scope.ts';
import { filesOf, recordsOf } from '../../bundle/write-bundle.ts';
import type { JobCtx, ReadCtx } from '../../context.ts';
import { logDisclosure } from '../../disclose.ts';
import { writeAtomic } from '../../files/atomic-write.ts';
import { found, invalid } from '../../found.ts';
import type { Handlers } from '../../registry.ts';
import {
  appendedTables,
  gradebookIds,
  rowsWith,
  travellingFields,
  versionVector,
} from '../../store/bundle-store.ts';
import { gradebookRow } from '../../store/gradebook-store.ts';
import { SCHEMA_VERSION } from '../../store/migrations/index.ts';
import { secretOf } from './pseudonym-secret.ts';

const STEP = 'export.bundle';

/**
 * Writes a bundle. That it left, for whom and why is written down first: what is not in the log has
 * not left. Throws TroubleError NOT_FOUND, INVALID, DISK_….
 */
export const exportBundle: Handlers['export.bundle'] = async (ctx, input) => {
  const { path, name } = ctx.grants.use(input.to, 'write');
  const wanted = {
    purpose: input.purpose,
    classes: input.classes ?? [],
    students: input.students ?? [],
    files: input.withFiles,
  };
  for (const id of wanted.classes) found(ctx.read(), 'class', id);
  for (const id of wanted.students) found(ctx.read(), 'student', id);
  if (wanted.purpose === 'hand-over' && wanted.students.length !== 1) {
    const why = 'it is the record of one student; name exactly one';
    throw invalid('purpose', wanted.purpose, why);
  }
  if (input.passphrase !== undefined && input.recipient !== undefined) {
    throw invalid('Encryption', '', 'it takes a passphrase or a recipient, not both');
  }
  if (input.pseudonyms && input.withFiles) {
    throw invalid(
      'Files',
      '',
      'a picture can show who it is; leave the files or the pseudonyms out',
    );
  }
  const lock = { passphrase: input.passphrase, recipient: input.recipient?.trim() };
  const encrypted = lock.passphrase !== undefined || lock.recipient !== undefined;
  const { disclosure, secret } = writeDown(ctx, input, name, encrypted);
  try {
    const read = ctx.read();
    const whole = scopeOf(read, wanted);
    const scope = input.pseudonyms ? withoutKey(whole) : whole;
    const disguise = input.pseudonyms
      ? pseudonymsFor(
          secret,
          (input.recipientName ?? lock.recipient ?? '').trim(),
          isAboutStudents(read),
        )
      : PLAIN;
    const header = headerOf(read, wanted, scope, input.pseudonyms);
    let done = 0;
    const pause = async () => {
      done += 1;
      ctx.progress(Math.min(done * 400, read.revision), read.revision, 'job.export-bundle');
      await new Promise((resolve) => setImmediate(resolve));
    };
    const { bytes, sha256, records } = await seal(
      recordsOf(read, header, scope, disguise),
      lock,
      pause,
    );
    await writeAtomic(path, bytes);
    const { classes, students } = scope;
    const files = filesOf(read, scope).length;
    return {
      files,
      bytes: bytes.length,
      sha256,
      records,
      classes: classes.length,
      students,
      encrypted,
    };
  } catch (error) {
    ctx.transact({ name: STEP, role: 'setup' }, (tx) => tx.rows.remove('disclosure', disclosure));
    throw error;
  }
};

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
function isAboutStudents(read: ReadCtx): (id: string) => boolean {
  const known = new Set(
    tableNames
      .filter((table) => ABOUT_STUDENTS.has(table))
      .flatMap((table) => rowsWith(read, table, []).map(({ id }) => id)),
  );
  return (id) => known.has(id);
}

function writeDown(
  ctx: JobCtx,
  input: Parsed<'export.bundle'>,
  file: string,
  encrypted: boolean,
): { disclosure: string; secret: string } {
  const students = scopeOf(ctx.read(), {
    purpose: input.purpose,
    classes: input.classes ?? [],
    students: input.students ?? [],
  }).students;
  return ctx.transact({ name: STEP, role: 'setup' }, (tx) => {
    const disclosure = logDisclosure(tx, {
      what: 'bundle',
      purpose: input.purpose,
      file,
      classes: input.classes ?? [],
      students,
      who: input.students?.length ? input.students : null,
      recipient: input.recipientName ?? input.recipient ?? null,
      why: input.why ?? null,
      encrypted,
      pseudonyms: input.pseudonyms ?? false,
      files: input.withFiles ?? false,
    });
    return { disclosure, secret: input.pseudonyms ? secretOf(tx) : '' };
  }).value;
}

/** Who wrote a bundle, what for, and what it holds. */
export function headerOf(
  ctx: ReadCtx,
  wanted: Wanted,
  scope: { readonly classes: readonly string[]; readonly students: number },
  pseudonyms = false,
): BundleHeader {
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
    vector: versionVector(ctx),
    fields: Object.fromEntries(appendedTables.map((table) => [table, travellingFields(table)])),
  };
}
