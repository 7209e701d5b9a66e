import type { FunctionComponent } from 'react';
import { ClassReportSheet } from '../../print/class-report.tsx';
import { ClipboardSheet, WeeklySheet } from '../../print/cycle-sheets.tsx';
import { GridSheet } from '../../print/grid-sheet.tsx';
import { HabitSheet, HabitSlips } from '../../print/habit-sheets.tsx';
import type { SheetProps } from '../../print/sheet.ts';
import { StudentReportSheet } from '../../print/student-report.tsx';
import { SubstituteSheet } from '../../print/substitute-sheet.tsx';
import { TodaySheet } from '../../print/today-sheet.tsx';

/** The sheets of a class in the order of the list. */
export const SHEETS = [
  'students',
  'class',
  'grid',
  'today',
  'clipboard',
  'weekly',
  'substitute',
  'habits',
  'habit-slips',
] as const;
export type SheetName = (typeof SHEETS)[number];

/** What draws each. */
export const SHEET_OF: Readonly<Record<SheetName, FunctionComponent<SheetProps>>> = {
  students: StudentReportSheet,
  class: ClassReportSheet,
  grid: GridSheet,
  today: TodaySheet,
  clipboard: ClipboardSheet,
  weekly: WeeklySheet,
  substitute: SubstituteSheet,
  habits: HabitSheet,
  'habit-slips': HabitSlips,
};
