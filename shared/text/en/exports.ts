/** Sentences of files for the school's other systems. */
export const exports = {
  'exports.title': 'For the school’s programs',
  'exports.hint': 'These files hold names and are not locked: send them only where they belong.',
  'exports.oneroster': 'OneRoster package',
  'exports.oneroster-what': 'the term’s tasks, results and letters of all classes',
  'exports.canvas': 'Canvas',
  'exports.brightspace': 'Brightspace',
  'exports.lms-what': 'levels by objective, and the term’s letter as its number',
  'pst.title': 'Fill a score template',
  'pst.item': 'PowerTeacher Pro',
  'pst.what': 'the term’s letters into a score template; all else in it stays',
  'pst.open': 'Fill a template…',
  'pst.how':
    'In PowerTeacher Pro open the assignment that takes the letters and export its scores; the file that it saves is the template. Gradus writes its Score column only.',
  'pst.choose': 'Choose a template…',
  'pst.choose-other': 'Another…',
  'pst.or-drop': 'or drop it anywhere',
  'pst.points': '{{points}} points',
  'pst.takes-codes': 'It takes the code of a letter.',
  'pst.takes-numbers': 'It takes the number of a letter.',
  'pst.handed-in': 'The letters are those that were handed in.',
  'pst.as-of': 'Nothing is handed in for this term yet: the letters are those of {{day}}.',
  'pst.blocked_one':
    'One student cannot be written, so the template is not filled; the line says how to mend it.',
  'pst.blocked_other':
    '{{count}} students cannot be written, so the template is not filled; the lines say how to mend it.',
  'pst.lines': 'Lines of the template',
  'pst.col-number': 'Number',
  'pst.col-student': 'Student',
  'pst.col-before': 'There now',
  'pst.col-value': 'Will be',
  'pst.stays': 'stays',
  'pst.unknown': 'not in this class; the cell stays as it is',
  'pst.other-name': 'the number is theirs, but the template says',
  'pst.not-listed_one': 'One student has a letter and no line here:',
  'pst.not-listed_other': '{{count}} students have a letter and no line here:',
  'pst.save_one': 'Save with {{count}} score…',
  'pst.save_other': 'Save with {{count}} scores…',
  'pst.saved_one': 'Template saved with {{count}} score.',
  'pst.saved_other': 'Template saved with {{count}} scores.',
  'exports.badge-criteria':
    'At least the level “{{level}}” of the scale “{{scale}}”, by the evidence that counts.',
  'exports.xapi': 'xAPI statements',
  'exports.badges': 'Open Badges',
  'exports.of-student': 'For other systems',
  'exports.of-student-hint':
    'What is mastered as badges without a signature, or every attempt as a statement.',
  'exports.pseudonym': 'With a pseudonym instead of the name',
  'exports.save-badges': 'Open Badges…',
  'exports.save-xapi': 'xAPI statements…',
  'exports.a-student': 'Student',
  'exports.expected.pst': 'a score template of PowerTeacher Pro',
  'exports.why.no-pst':
    'it has no row with the headings Student Num and Score; export it there again',
  'exports.why.score-type':
    'only GRADESCALE, POINTS and PERCENT are understood; export the template with one of these',
  'exports.why.twice': 'the template names them twice; take one of the lines out',
  'exports.why.no-code':
    'their letter {{letter}} has no code to hand in; give it one in the letter rule',
  'exports.why.no-number':
    'the template takes numbers and their letter {{letter}} has none; give it a number, or the code INC, MIS or ABS, in the letter rule',
  'exports.why.too-many':
    'their letter {{letter}} is handed in as {{number}}, and the template takes at most {{most}}; use a template of more points, or one that takes letters',
} as const;
