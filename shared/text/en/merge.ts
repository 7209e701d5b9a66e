/** Bundles, merging and the department. */
export const merge = {
  'bundle.several_one': '{{count}} bundle',
  'bundle.several_other': '{{count}} bundles',
  'bundle.why.empty': 'it is empty; ask for it again',
  'bundle.why.not-one': 'it is not a bundle of Gradus (.gradus); choose the file that was exported',
  'bundle.why.nested': 'a bundle is packed inside another; unpack it and merge what is inside',
  'bundle.why.damaged': 'it is damaged; ask for it again',
  'bundle.why.truncated': 'its end is missing; copy or download it again',
  'bundle.why.too-large': 'it unpacks to far more than a bundle can hold',
  'bundle.why.line': 'its record {{line}} is not as it should be; ask for it again',
  'bundle.why.clock':
    'a change in it says that it was made after the year 9999, which no clock shows; ask who made the file',
  'bundle.why.passphrase': 'it is encrypted with a passphrase, which is needed to open it',
  'bundle.why.identity': 'it is encrypted for a key; the secret key file is needed to open it',
  'bundle.why.bad-identity': 'the key file holds no age secret key',
  'bundle.why.wrong-passphrase': 'the passphrase does not open it',
  'bundle.why.wrong-key': 'it was encrypted for another key',
  'job.export-bundle': 'Writing the bundle',
  'job.merge-open': 'Opening bundles',
  'job.merge-read': 'Reading bundles',
  'job.merge-finish': 'Finishing',
} as const;
