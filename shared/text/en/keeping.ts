/** Where the gradebook and its copies lie. */
export const keeping = {
  'keeping.place-synced':
    'This gradebook lies in a folder that {{by}} copies to other computers. Copied while it is open, two versions of it can get mixed up.',
  'keeping.place-network':
    'This gradebook lies on a network share. When the network drops out in the middle of a change, the file can break.',
  'keeping.place-removable':
    'This gradebook lies on a stick or an external disk. When that is pulled out in the middle of a change, the file can break.',
  'keeping.move-how': 'Moving makes a checked copy here; the old file and its backups stay there.',
  'keeping.move': 'Move it to this laptop',
  'keeping.moving': 'Moving',
  'keeping.moved': 'The gradebook is on this laptop now.',
  'keeping.leave': 'Leave it there',
  'keeping.swapped':
    'This file was replaced while Gradus was closed: what was entered on {{at}} is not in it.',
  'keeping.swapped-newest': 'The newest entry in it is of {{at}}.',
  'keeping.swapped-backup': 'The backup of {{at}} has what is missing.',
  'keeping.swapped-part': 'The backup of {{at}} has a part of what is missing.',
  'keeping.swapped-none': 'No backup that can be reached has it. A stick with backups may.',
  'keeping.swapped-take': 'See what is missing…',
  'keeping.swapped-this': 'This file is the one I want',
  'keeping.copy_one':
    'Beside the gradebook lies a second version, “{{name}}”, with {{count}} step that is not here.',
  'keeping.copy_other':
    'Beside the gradebook lies a second version, “{{name}}”, with {{count}} steps that are not here.',
  'keeping.copy-newest': 'The newest is of {{at}}.',
  'keeping.copy-take': 'See what it has…',
  'keeping.copy-leave': 'Leave it out',
  'keeping.notices': 'About the file',
  'keeping.missing_one': 'The second backup folder has been missing for {{count}} day.',
  'keeping.missing_other': 'The second backup folder has been missing for {{count}} days.',
  'keeping.second': 'Second backup folder',
  'keeping.second-how':
    'Every backup is copied there too, and checked: a stick, or a folder that a program copies to other computers. A backup is a closed file, so that is safe.',
  'keeping.second-on': 'Backups are also copied to {{folder}}.',
  'keeping.second-made': 'The newest copy is of {{at}}.',
  'keeping.second-gone':
    'It cannot be reached just now. The next backup after it is back brings everything there.',
  'keeping.second-folder': 'Folder',
  'keeping.second-use': 'Copy backups there',
  'keeping.second-use-of': 'Copy backups to {{folder}}',
  'keeping.second-offer-removable': 'Stick or disk “{{name}}”',
  'keeping.second-offer-network': 'Share “{{name}}”',
  'keeping.second-offer-synced': '{{name}}',
  'keeping.second-running': 'Copying the backups there',
  'keeping.second-done_one': '{{count}} backup is there, checked.',
  'keeping.second-done_other': '{{count}} backups are there, checked.',
  'keeping.second-other': 'Choose another',
  'keeping.second-stop': 'Stop copying there',
  'keeping.second-stopped': 'Backups are no longer copied there. Those that are there stay.',
  'keeping.second-later': 'Not now',
  'keeping.why.whole': 'write the whole path, from the disk on',
  'keeping.why.none': 'there is no such folder',
  'keeping.why.same': 'the gradebook and its backups lie there already; choose another',
  'keeping.why.closed': 'nothing can be written there',
} as const;
