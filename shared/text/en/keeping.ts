/** Where the gradebook and its copies lie. */
export const keeping = {
  'keeping.place-synced':
    'This gradebook lies in a folder that {{by}} copies to other computers. A program that copies it while it is open can mix two versions up.',
  'keeping.place-network':
    'This gradebook lies on a network share. When the network drops out in the middle of a change, the file can break.',
  'keeping.place-removable':
    'This gradebook lies on a stick or an external disk. When that is pulled out in the middle of a change, the file can break.',
  'keeping.swapped':
    'This file was replaced while Gradus was closed: what was entered on {{at}} is not in it.',
  'keeping.why.whole': 'write the whole path, from the disk on',
  'keeping.why.none': 'there is no such folder',
  'keeping.why.same': 'the gradebook and its backups lie there already; choose another',
  'keeping.why.closed': 'nothing can be written there',
} as const;
