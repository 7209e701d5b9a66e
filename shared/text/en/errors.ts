import type { ErrorCode } from '../../contract/errors.ts';

/** One sentence per trouble: what, where, how to mend. */
export const errors = {
  'error.UNKNOWN_METHOD': 'There is no call named "{{name}}".',
  'error.BAD_INPUT': 'The value of "{{field}}" cannot be used: {{message}}.',
  'error.TOO_LARGE': 'This is too large to be taken in one piece ({{limit}} at most).',
  'error.NOT_ALLOWED': 'This {{what}} was not chosen by a person, so it is not opened.',
  'error.FILE_OPEN_ELSEWHERE':
    'This gradebook is open in Gradus. Close it there, or use --file with another.',
  'error.FILE_NOT_FOUND':
    'There is no gradebook at {{file}}. Check the path, or create one with init.',
  'error.FOLDER_NOT_FOUND':
    'There is no folder {{folder}} to write {{file}} to. Make it, or choose another place.',
  'error.FILE_EXISTS': 'There is a file at {{file}} already. Choose another name.',
  'error.FILE_NOT_A_GRADEBOOK': '{{file}} is not a gradebook. Choose a .gradebook file.',
  'error.FILE_FROM_NEWER_VERSION':
    '{{file}} was written by a newer Gradus. Update Gradus to open it.',
  'error.FILE_DAMAGED': '{{file}} is damaged. Restore the newest backup.',
  'error.FILE_LOCKED': '{{file}} is locked. It opens with its passphrase or its recovery code.',
  'error.WRONG_PASSPHRASE':
    'This is neither the passphrase nor the recovery code of {{file}}. Nothing was changed; try again.',
  'error.KEY_FILE_MISSING':
    '{{file}} is locked, and its key file {{key}} is neither beside it nor beside its backups. Copy it from where the gradebook came from.',
  'error.FILE_READ_ONLY':
    '{{file}} cannot be written. Check that the folder and the file are not read-only.',
  'error.DISK_FULL': 'The disk is full, so nothing was saved. Free some space and try again.',
  'error.DISK_ERROR':
    'The disk did not take the change, so nothing was saved. Check the disk and try again.',
  'error.NODE_TOO_OLD':
    'Node {{version}} is too old for Gradus. Start it with npm, which brings the right one.',
  'error.NOT_FOUND': 'There is no {{what}} "{{name}}".',
  'error.AMBIGUOUS': 'There is more than one {{what}} "{{name}}". Use the id instead.',
  'error.NAME_TAKEN': 'There is a {{what}} named "{{name}}" already. Choose another name.',
  'error.NOTHING_TO_UNDO': 'There is nothing to undo.',
  'error.ERASED_BEFORE':
    'Something was erased for good since then, and undo goes no further back than that.',
  'error.ERASE_UNSURE':
    'Erasing {{name}} takes {{records}} records out of this gradebook and its backups ({{backups}}) for good; nothing was erased yet. Do it only if that is meant.',
  'error.ERASE_COUNTS_ELSEWHERE':
    'Erasing {{name}} would take {{count}} attempts that count in other classes as well; nothing was erased. Do it only if these may go too.',
  'error.NOTHING_TO_REDO': 'There is nothing to redo.',
  'error.INVALID': '{{what}} "{{value}}" cannot be used: {{why}}.',
  'error.INVALID-bare': '{{what}} cannot be used: {{why}}.',
  'error.CYCLE': 'An objective cannot need itself: {{path}}.',
  'error.NOT_ENROLLED': '{{name}} is not in {{class}}. Enrol the student first.',
  'error.NOT_ENROLLED_ON':
    '{{name}} was not in {{class}} on {{day}}. Choose another day, or change the days in the class.',
  'error.NOT_PLANNED':
    'Objective {{objective}} is not planned in {{class}}. Add its course to the class first.',
  'error.ALREADY_VOIDED': 'This attempt is voided already.',
  'error.NOT_YOURS':
    '{{name}} came with the file of {{teacher}} and is only read here. Ask {{teacher}} to change it, and merge their newer file.',
  'error.IMPORT_UNREADABLE': '{{file}} cannot be read: {{why}}.',
  'error.IMPORT_EMPTY': '{{file}} is empty. Choose a file with rows.',
  'error.IMPORT_WRONG_KIND': '{{file}} is not {{expected}}: {{why}}.',
  'error.IMPORT_HEADINGS': '{{file}} lacks the column {{missing}}. Add it to the first row.',
  'error.IMPORT_UNSAFE': '{{file}} is not opened: {{why}}.',
  'error.IMPORT_NOTHING_USABLE': '{{file}} has no row that can be used. {{why}}',
  'error.IMPORT_STALE': 'The gradebook changed since this preview. Look at the file once more.',
  'error.BUNDLE_UNREADABLE': '{{file}} cannot be merged: {{why}}.',
  'error.BUNDLE_FROM_NEWER_VERSION':
    '{{file}} was written by a newer Gradus. Update Gradus to merge it.',
  'error.BUNDLE_INCOMPLETE':
    '{{file}} cannot be merged: it speaks of a {{what}} that is neither in it nor here. Ask for a whole bundle.',
  'error.BUNDLE_FOREIGN_IDS':
    '{{file}} cannot be merged: it gives students of {{theirs}} the ids of students of {{ours}} ({{count}} of them). Ask its sender to import the class list again.',
  'error.PUBLISH_FAILED':
    'Publishing to {{where}} did not finish: {{why}}. What was published there before stands whole; mend that and publish again.',
  'error.MERGE_TOO_MUCH':
    '{{file}} would change or remove {{count}} records of others, more than {{limit}}; nothing was merged. Look at the list, and merge in spite of it if it is the file you mean.',
  'error.NO_BROWSER':
    'There is no Chromium, Chrome or Edge on this machine to make the PDF with. Install one, or print the sheet from the window.',
  'error.NOT_PRINTED':
    'The PDF was not made, and nothing was written: {{browser}} gave up ({{detail}}). Try again, or print the sheet from the window.',
  'error.CANCELLED': 'Cancelled; nothing was changed.',
  'error.HOST_STOPPED':
    'The part of Gradus that keeps the file was started again. Check whether the last change is there.',
  'error.UNREACHABLE':
    'Gradus behind this window does not answer, so this may not be saved. Start Gradus again if it has ended.',
  'error.INTERNAL':
    'Something in Gradus went wrong ({{name}}), and nothing was changed. The log has more.',
} as const satisfies Record<`error.${ErrorCode}`, string> & Record<string, string>;
