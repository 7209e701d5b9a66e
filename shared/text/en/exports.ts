/** Sentences of files for the school's other systems. */
export const exports = {
  'exports.title': 'For the school’s programs',
  'exports.hint': 'These files hold names and are not locked: send them only where they belong.',
  'exports.oneroster': 'OneRoster package',
  'exports.oneroster-what': 'the term’s tasks, results and letters of all classes',
  'exports.canvas': 'Canvas',
  'exports.brightspace': 'Brightspace',
  'exports.lms-what': 'levels by objective, and the term’s letter as its number',
  'exports.expected.pst': 'a score template of PowerTeacher Pro',
  'exports.why.no-pst':
    'it has no row with the headings Student Num and Score; export it there again',
  'exports.why.score-type':
    'only GRADESCALE, POINTS and PERCENT are understood; export the template with one of these',
  'exports.why.no-code':
    'their letter {{letter}} has no code to hand in; give it one in the letter rule',
  'exports.why.no-number':
    'the template takes numbers and their letter {{letter}} has none; give it a number, or the code INC, MIS or ABS, in the letter rule',
  'exports.why.too-many':
    'their letter {{letter}} is handed in as {{number}}, and the template takes at most {{most}}; use a template of more points, or one that takes letters',
} as const;
