/** Putting a backup in the place of the gradebook. */
export const restore = {
  'restore.line_one': '{{at}} · {{count}} entry',
  'restore.line_other': '{{at}} · {{count}} entries',
  'restore.kept': 'kept',
  'restore.in-second': 'in the second folder',
  'restore.older': 'Take the one of {{at}} instead',
  'restore.counts_one': 'The backup holds {{count}} entry, the gradebook now {{now}}.',
  'restore.counts_other': 'The backup holds {{count}} entries, the gradebook now {{now}}.',
  'restore.this': 'Restore the backup of {{at}}',
  'restore.restore': 'Restore',
  'restore.choose': 'Choose a backup file…',
  'restore.none': 'There is no backup on this laptop yet.',
  'restore.title': 'Restore a backup',
  'restore.keeps':
    'Backups are made by themselves and looked through as they are made. The file that does not open is kept beside them.',
  'restore.question':
    'The gradebook becomes the backup “{{name}}”. The present one is kept beside the backups, named "before restore".',
  'restore.running': 'Looking the backup through',
  'restore.files-missing_one':
    'Restored, but the picture or file of one attempt is no longer beside the backup; it is shown as gone. Another backup or bundle may have it.',
  'restore.files-missing_other':
    'Restored, but {{count}} pictures and files are no longer beside the backup; they are shown as gone. Another backup or bundle may have them.',
  'restore.done_one': 'Restored, with {{count}} entry',
  'restore.done_other': 'Restored, with {{count}} entries',
} as const;
