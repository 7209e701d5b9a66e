/** What the shells say outside the window. */
export const shell = {
  'shell.opening': 'Gradus opens in its own window. This command ends when the window is closed.',
  'shell.address': 'Open this address in Chrome, Edge or Chromium (it works once): {{url}}',
  'shell.port-taken':
    'Port {{port}} is taken by another program. Choose another, or leave --port out.',
} as const;
