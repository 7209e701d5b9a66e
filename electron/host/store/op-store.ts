import type { Output } from '#shared/contract/contract.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import type { OpRow } from './schema.ts';

type StepView = Output<'history.list'>[number];

/** A step with the names that its ids stand for today. */
export function viewOf(ctx: ReadCtx, op: OpRow): StepView {
  const subject = JSON.parse(op.subject) as {
    count?: number;
    student?: string;
    objective?: string;
    kind?: string;
    term?: string;
    task?: string;
    course?: string;
    class?: string;
    importRun?: string;
  };
  const student = subject.student ? ctx.rows.get('student', subject.student) : null;
  const objective = subject.objective ? ctx.rows.get('objective', subject.objective) : null;
  const run = subject.importRun ? runOf(ctx, subject.importRun) : null;
  return {
    name: op.name,
    role: op.role === 'undo' || op.role === 'redo' ? op.role : 'do',
    at: op.at,
    by: op.by,
    count: subject.count ?? null,
    student: student ? `${student.called ?? student.givenName} ${student.familyName}` : null,
    objective: objective?.code ?? null,
    kind: subject.kind ?? null,
    thing: nameOf(ctx, subject),
    file: run ? { name: run.file, sha256: run.sha256 } : null,
  };
}

/** What a file was, its taking undone or not: an undone import is still named by its file. */
const runOf = (ctx: ReadCtx, id: string) =>
  ctx.query.first(sqlFor.selectFrom('importRun').select(['file', 'sha256']).where('id', '=', id));

const NAMED = ['task', 'term', 'course', 'class'] as const;

/** What the narrowest of the things is called that a step was about. */
function nameOf(
  ctx: ReadCtx,
  subject: { readonly [T in (typeof NAMED)[number]]?: string },
): string | null {
  for (const table of NAMED) {
    const id = subject[table];
    const row = id === undefined ? null : ctx.rows.get(table, id);
    if (row) return row.name;
  }
  return null;
}

/** The newest steps done here first, without what a new file began with. */
export function opViews(ctx: ReadCtx, limit: number): StepView[] {
  const ops = ctx.query.all(
    sqlFor
      .selectFrom('op')
      .selectAll()
      .where('role', '!=', 'setup')
      .where('via', 'is', null)
      .orderBy('key', 'desc')
      .limit(limit),
  );
  return ops.map((op) => viewOf(ctx, op));
}
