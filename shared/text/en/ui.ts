/** Words that many views share. */
export const ui = {
  'ui.close': 'Close',
  'ui.cancel': 'Cancel',
  'ui.cancelling': 'Cancelling…',
  'ui.save': 'Save',
  'ui.add': 'Add',
  'ui.edit': 'Edit',
  'ui.undo': 'Undo',
  'ui.retry': 'Try again',
  'ui.dismiss': 'Dismiss this message',
  'ui.messages': 'Messages',
  'ui.loading': 'Loading',
  'ui.file-types': 'Lists and packages',
  'ui.file-of': '{{extension}} file',
  'ui.work-on': '{{work}}: {{name}}',
} as const;
