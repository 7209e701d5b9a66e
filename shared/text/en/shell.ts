/** What the shells say outside the window. */
export const shell = {
  'shell.opening': 'Gradus opens in its own window. This command ends when the window is closed.',
  'shell.several-files_one': '{{count}} file',
  'shell.several-files_other': '{{count}} files',
  'shell.address': 'Open this address in Chrome, Edge or Chromium (it works once): {{url}}',
  'shell.port-taken':
    'Port {{port}} is taken by another program. Choose another, or leave --port out.',
  'menu.file': 'File',
  'menu.department': 'Department file',
  'menu.open': 'Open gradebook…',
  'menu.gradebook': 'Gradebook',
  'menu.edit': 'Edit',
  'menu.view': 'View',
  'leave.message': 'Something is not saved yet.',
  'leave.detail':
    'Entries are on their way to the disk, or a text was begun and not added. What is not added is gone when the window closes.',
  'leave.stay': 'Stay',
  'leave.leave': 'Close anyway',
  'crash.message':
    'Something in Gradus went wrong. Every acknowledged entry is on disk. Start Gradus again to go on.',
  'crash.restart': 'Start again',
  'crash.quit': 'Quit',
} as const;
