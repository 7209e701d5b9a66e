/** The names under which the desktop shell's window and main process talk; there are no others. */
export const CHANNELS = {
  request: 'gradebook:request',
  cancel: 'gradebook:cancel',
  info: 'gradebook:info',
  event: 'gradebook:event',
  pickOpen: 'platform:pick-open',
  pickSave: 'platform:pick-save',
  savePdf: 'platform:save-pdf',
  dropped: 'platform:dropped',
  files: 'platform:files',
  openFile: 'platform:open-file',
  openLink: 'platform:open-link',
  chooseLanguage: 'platform:choose-language',
} as const;
