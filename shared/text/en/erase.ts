/** Erasing for good. */
export const erase = {
  'job.erase': 'Counting what goes',
  'job.erase-file': 'Erasing; this cannot be stopped now',
  'job.erase-backups': 'Rewriting the backups; this cannot be stopped now',
  'erase.student': 'Erase for good…',
  'erase.class': 'Erase the class for good…',
  'erase.title-student': 'Erase a student for good',
  'erase.title-class': 'Erase a class for good',
  'erase.lead_one': '{{count}} record goes out of this gradebook and its history:',
  'erase.lead_other': '{{count}} records go out of this gradebook and its history:',
  'erase.attempts_one': '{{count}} attempt with its feedback',
  'erase.attempts_other': '{{count}} attempts with their feedback',
  'erase.notes_one': '{{count}} private note or talk with the family',
  'erase.notes_other': '{{count}} private notes and talks with the family',
  'erase.files_one': '{{count}} picture or file',
  'erase.files_other': '{{count}} pictures and files',
  'erase.letters_one': '{{count}} letter that was handed in',
  'erase.letters_other': '{{count}} letters that were handed in',
  'erase.students_one': '{{count}} student who is in no other class:',
  'erase.students_other': '{{count}} students who are in no other class:',
  'erase.staying_one':
    '{{count}} student stays, because another class has them, without what was done in this one',
  'erase.staying_other':
    '{{count}} students stay, because other classes have them, without what was done in this one',
  'erase.backups_one': '{{count}} backup is rewritten without it and checked',
  'erase.backups_other': '{{count}} backups are rewritten without it and checked',
  'erase.elsewhere_one': '{{count}} attempt counts in another class as well. It goes too.',
  'erase.elsewhere_other': '{{count}} attempts count in other classes as well. They go too.',
  'erase.away_one':
    '{{count}} file with some of it left this laptop and is out of reach. “What left” in the settings says where it went.',
  'erase.away_other':
    '{{count}} files with some of it left this laptop and are out of reach. “What left” in the settings says where they went.',
  'erase.no-way-back':
    'Nobody can bring it back, and steps before it can no longer be undone. Merging does not bring it back either, and erases it on your other laptops.',
  'erase.type-student': 'Type the name as it stands above',
  'erase.type-class': 'Type the name of the class as it stands above',
  'erase.do': 'Erase for good',
  'erase.done-plain': 'Erased for good.',
  'erase.done_one': 'Erased for good. One backup was rewritten and checked.',
  'erase.done_other': 'Erased for good. {{count}} backups were rewritten and checked.',
  'erase.done-but_one':
    'Erased from this gradebook. One backup could not be rewritten and may still hold it:',
  'erase.done-but_other':
    'Erased from this gradebook. {{count}} backups could not be rewritten and may still hold it:',
  'erase.done-but-next':
    'They are tried again whenever the gradebook is opened. Delete them by hand if nobody needs them.',
  'erase.also_one': 'The same person’s other record goes too:',
  'erase.also_other': 'The same person’s {{count}} other records go too:',
  'erase.second-away':
    'The second folder is not plugged in: what lies there is rewritten once it is back.',
  'erase.beside_one':
    'Another gradebook file still holds it. Erase it there too, or delete that file if nobody needs it:',
  'erase.beside_other':
    '{{count}} other gradebook files still hold it. Erase it there too, or delete those that nobody needs:',
} as const;
