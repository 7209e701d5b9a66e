import type { WriteCtx } from '../context.ts';
import { type ToldYear, tellYear } from '../demo/plan-year.ts';
import { writeClassYear } from '../demo/write-class-year.ts';
import { SCHOOL, writeClass, writeCourse, writeTerms } from '../demo/write-course.ts';
import { writeRecord } from '../demo/write-record.ts';
import { invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { gradebookCounts } from '../store/gradebook-store.ts';

/** The demo that everybody sees who does not ask for another. */
const SEED = 12;

const LABEL = 'job.demo';

/**
 * Fills an empty gradebook with an invented chemistry year that reaches up to today. It is how the
 * gradebook begins, so there is nothing to undo after it. Throws INVALID unless it is empty.
 */
export const fillDemo: Handlers['gradebook.demo'] = async (ctx, { seed = SEED }) => {
  refuseFilled(gradebookCounts(ctx.read()));
  const telling = tellYear(seed, ctx.read().today);
  const steps = 8;
  let done = 0;
  let told = telling.next();
  while (!told.done) {
    done += 1;
    ctx.progress(done, steps, LABEL);
    // Lets a cancel and the window's questions in between.
    await new Promise((resolve) => setImmediate(resolve));
    told = telling.next();
  }
  const year = told.value;
  ctx.progress(steps - 1, steps, LABEL);
  const step = { name: 'gradebook.demo', role: 'setup' } as const;
  const { value } = ctx.transact(step, (write) => {
    refuseFilled(gradebookCounts(write));
    writeYear(write, year, seed);
    return gradebookCounts(write);
  });
  ctx.progress(steps, steps, LABEL);
  return value;
};

function refuseFilled({ students, classes }: { students: number; classes: number }): void {
  if (students === 0 && classes === 0) return;
  throw invalid('gradebook', '', 'why.demo-filled');
}

function writeYear(ctx: WriteCtx, { year, classes }: ToldYear, seed: number): void {
  const course = writeCourse(ctx);
  writeTerms(ctx, year);
  const ids = classes.map((told, position) => {
    const id = writeClass(ctx, year, told, position, course);
    const { objectives } = course;
    writeClassYear(ctx, { class: id, position, objectives, days: year.days }, told);
    return id;
  });
  // Once every class is there: what was shown in one counts in the others.
  const [first] = classes;
  if (!first) return;
  const students = first.stays.map(({ student }) => nameId('student', SCHOOL, student.schoolId));
  const { objectives } = course;
  writeRecord(ctx, { class: ids[0] ?? '', students, objectives, days: year.days, seed }, first);
}
