/** The first page of an empty gradebook. */
export const start = {
  'start.title': 'A gradebook for mastery',
  'start.lead':
    'Students down, objectives across. From it come today’s list of whom to see first, and the letters the school asks for. Everything stays in one file on this laptop.',
  'start.bring': 'Bring the class list',
  'start.bring-how':
    'A CSV file from the school’s system, a OneRoster package, or rows copied from a spreadsheet. First comes a preview; nothing is taken before that.',
  'start.choose-file': 'Choose a file…',
  'start.paste': 'Paste rows…',
  'start.or-drop': 'or drop a file anywhere in this window',
  'start.type': 'Type your class',
  'start.type-how':
    'A class begins with its name. Its students are then added one by one, its objectives as a list.',
  'start.type-name': 'Name of the class',
  'start.type-make': 'Make the class',
  'start.restore': 'Restore a backup',
  'start.restore-how':
    'A backup is a whole gradebook file. It is looked through first; the present gradebook is kept beside it.',
  'start.demo': 'Look round with a demo class',
  'start.demo-how':
    'Six invented chemistry classes with entries up to today. They can be cleared away later by starting with a new file.',
  'start.demo-run': 'Make the demo',
  'start.demo-running': 'Making six classes',
  'start.demo-full':
    'This gradebook has classes already, so the demo is not put among them. It needs a file of its own.',
  'start.about': 'For the head of printed pages and the names of assessors. Both can wait.',
  'start.yourself': 'You and your school',
  'start.teacher': 'Teacher',
  'start.school': 'School',
  'start.back': 'Back to the gradebook',
} as const;
