import { required, type Table } from '../table.ts';

/** What Gradus keeps for its own work. */
export const machineryTables = {
  importRun: {
    changes: 'settings',
    fields: {
      kind: required('text'),
      file: required('text'),
      sha256: required('text'),
      at: required('instant'),
      counts: required('json'),
    },
  },
} as const satisfies Record<string, Table>;
