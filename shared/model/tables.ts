import type { Table } from './table.ts';
import { coreTables } from './tables/core.ts';
import { courseTables } from './tables/course.ts';
import { cycleTables } from './tables/cycle.ts';
import { dayTables } from './tables/day.ts';
import { evidenceTables } from './tables/evidence.ts';
import { exportProfileTables } from './tables/export-profiles.ts';
import { frameworkTables } from './tables/frameworks.ts';
import { habitTables } from './tables/habits.ts';
import { handOverTables } from './tables/hand-over.ts';
import { handingInTables } from './tables/handing-in.ts';
import { importTables } from './tables/import.ts';
import { lettersTables } from './tables/letters.ts';
import { machineryTables } from './tables/machinery.ts';
import { overrideTables } from './tables/overrides.ts';
import { planTables } from './tables/plan.ts';
import { secondCheckTables } from './tables/second-checks.ts';

/**
 * The tables of the gradebook file. Beside the fields below every row has `key` (integer, inside
 * the file only), `id` (UUID text, everywhere) and `deleted` (0 or 1: an undone or removed row
 * stays for the history's and for merging's sake).
 */
export const tables = {
  ...coreTables,
  ...courseTables,
  ...planTables,
  ...evidenceTables,
  ...dayTables,
  ...cycleTables,
  ...lettersTables,
  ...handingInTables,
  ...overrideTables,
  ...habitTables,
  ...machineryTables,
  ...importTables,
  ...frameworkTables,
  ...exportProfileTables,
  ...secondCheckTables,
  ...handOverTables,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;
