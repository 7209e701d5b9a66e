/** Where the gradebook and its copies lie. */
export const keeping = {
  'keeping.why.whole': 'write the whole path, from the disk on',
  'keeping.why.none': 'there is no such folder',
  'keeping.why.same': 'the gradebook and its backups lie there already; choose another',
  'keeping.why.closed': 'nothing can be written there',
} as const;
