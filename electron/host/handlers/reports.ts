import { classReport } from '../class/class-report.ts';
import type { Handlers } from '../registry.ts';
import { studentReports } from '../student/student-report.ts';

/** What reports on paper are made of. */
export const reports: Pick<Handlers, 'report.students' | 'report.class'> = {
  'report.students': (ctx, { class: classId, student = null, asOf = ctx.today }) =>
    studentReports(ctx, { classId, only: student, asOf }),
  'report.class': (ctx, { class: classId, asOf = ctx.today }) => classReport(ctx, classId, asOf),
};
