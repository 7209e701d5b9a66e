import { exportCase } from '../jobs/export/case.ts';
import { exportLms } from '../jobs/export/lms.ts';
import { exportOneRoster } from '../jobs/export/oneroster.ts';
import { exportPst, previewPst } from '../jobs/export/pst.ts';
import { exportStudent } from '../jobs/export/student-record.ts';
import type { Handlers } from '../registry.ts';

/** Files for the school's other systems. */
export const exports: Pick<
  Handlers,
  | 'export.case'
  | 'export.student'
  | 'export.oneroster'
  | 'export.pst'
  | 'pst.preview'
  | 'export.lms'
> = {
  'export.case': exportCase,
  'export.student': exportStudent,
  'export.oneroster': exportOneRoster,
  'export.pst': exportPst,
  'pst.preview': previewPst,
  'export.lms': exportLms,
};
