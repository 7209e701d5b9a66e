import * as v from 'valibot';
import {
  DATE_FORMS,
  DECIMALS,
  FILE_ENCODINGS,
  LINE_ENDS,
  PROFILE_FIELD_NAMES,
  PROFILE_ROWS,
  QUOTINGS,
  SEPARATORS,
} from '../../domain/export-profile.ts';
import { command, job, query } from '../define.ts';
import { count, grant, id, name, text } from '../types.ts';

const definition = {
  rows: v.picklist(PROFILE_ROWS),
  columns: v.pipe(
    v.array(
      v.strictObject({
        field: v.picklist(PROFILE_FIELD_NAMES),
        heading: v.pipe(text, v.maxLength(500)),
        text: v.exactOptional(text),
      }),
    ),
    v.minLength(1, 'names no column'),
    v.maxLength(200, 'names more than 200 columns'),
  ),
  header: v.boolean(),
  separator: v.picklist(SEPARATORS),
  encoding: v.picklist(FILE_ENCODINGS),
  quoting: v.picklist(QUOTINGS),
  lineEnd: v.picklist(LINE_ENDS),
  dates: v.picklist(DATE_FORMS),
  decimal: v.picklist(DECIMALS),
  spreadsheet: v.boolean(),
};

/** Files for the school's programs as the teacher described them. */
export const exportProfiles = {
  'export-profile.list': query({
    input: v.strictObject({}),
    output: v.array(v.object({ id: id('exportProfile'), name: v.string(), ...definition })),
  }),
  /** `profile` names the one to change; without it, a new one. */
  'export-profile.save': command({
    input: v.strictObject({
      profile: v.exactOptional(id('exportProfile')),
      name,
      ...definition,
    }),
    output: v.object({ profile: id('exportProfile') }),
    touches: ['settings'],
  }),
  'export-profile.remove': command({
    input: v.strictObject({ profile: id('exportProfile') }),
    output: v.object({}),
    touches: ['settings'],
  }),
  /** The first lines of the file that a class would give. */
  'export-profile.preview': query({
    input: v.strictObject({
      class: id('class'),
      term: v.nullable(id('term')),
      ...definition,
    }),
    output: v.object({
      /** Cells as they are written, the headings first where there are any. */
      lines: v.array(v.array(v.string())),
      rows: count,
      /** Why the file could not be written; null when it could. */
      trouble: v.nullable(v.string()),
    }),
  }),
  'export.profile': job({
    input: v.strictObject({
      profile: id('exportProfile'),
      class: id('class'),
      term: v.nullable(id('term')),
      to: grant,
    }),
    output: v.object({ bytes: count, rows: count }),
    touches: ['merges'],
  }),
};
