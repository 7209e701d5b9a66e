import { FOR_OTHERS, required, type Table } from '../table.ts';

/** Files for the school's programs as the teacher described them. */
export const exportProfileTables = {
  exportProfile: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: {
      name: required('text'),
      /** What a line is about: student, objective, attempt. */
      rows: required('text'),
      /** List of {field, heading, text?} in their order. */
      columns: required('json'),
      header: required('flag'),
      separator: required('text'),
      encoding: required('text'),
      quoting: required('text'),
      lineEnd: required('text'),
      dates: required('text'),
      decimal: required('text'),
      spreadsheet: required('flag'),
    },
  },
} as const satisfies Record<string, Table>;
