import { exportClosing } from '../jobs/export/closing.ts';
import { exportCourse } from '../jobs/export/course.ts';
import { exportCsv } from '../jobs/export/csv.ts';
import { applyImport } from '../jobs/import/apply.ts';
import { previewImport } from '../jobs/import/preview.ts';
import type { Handlers } from '../registry.ts';

/** Files in and out. */
export const interchange: Pick<
  Handlers,
  'import.preview' | 'import.apply' | 'export.course' | 'export.csv' | 'export.closing'
> = {
  'import.preview': previewImport,
  'import.apply': applyImport,
  'export.course': exportCourse,
  'export.csv': exportCsv,
  'export.closing': exportClosing,
};
