/** Sentences of imports and exports: what is wrong in a file, what taking it would do. */
export const interchange = {
  'interchange.reading': 'Reading the file',
  'interchange.deciding': 'Comparing with the gradebook',
  'interchange.writing': 'Finishing',
  'interchange.rows_one': '{{count}} row',
  'interchange.rows_other': '{{count}} rows',
  'interchange.why.too-slow': 'reading it takes far longer than a file of its size should',
  'interchange.why.memory': 'reading it takes more memory than there is',
  'interchange.pasted': 'pasted cells',
  'interchange.what.file': 'The file',
  'interchange.default-unit': 'Objectives',

  'interchange.expected.any':
    'a class list, objectives, evidence, a framework, a course pack or a OneRoster package',
  'interchange.expected.roster': 'a class list (CSV)',
  'interchange.expected.oneroster': 'a OneRoster package (or lists of Clever or Microsoft SDS)',
  'interchange.expected.objectives': 'a list of objectives (CSV)',
  'interchange.expected.evidence': 'a list of evidence (CSV)',
  'interchange.expected.results': 'a list of test results (CSV)',
  'interchange.expected.course': 'a course pack',
  'interchange.expected.case': 'a framework (CASE, OpenSALT or Canvas outcomes)',
  'interchange.expected.canvas': 'a gradebook of Canvas',
  'interchange.expected.canvas-quiz': 'a student analysis of a Canvas quiz',
  'interchange.expected.brightspace': 'a grades export of Brightspace',
  'interchange.expected.brightspace-quiz': 'quiz attempts of Brightspace',
  'interchange.expected.moodle': 'a grades export of Moodle',
  'interchange.expected.google-forms': 'responses of a Google Forms quiz',

  'interchange.heading.test': 'Test',
  'interchange.heading.score': 'Score',
  'interchange.heading.name': '"First name" and "Last name", or "Name"',
  'interchange.heading.objective': '"Objective"',
  'interchange.heading.student': '"Student ID" or "Student"',
  'interchange.heading.date': '"Date"',
  'interchange.heading.level': '"Level", or "Score" and "Out of"',

  'interchange.why.pdf': 'it is a PDF; export the list as CSV instead',
  'interchange.why.spreadsheet':
    'it is a workbook of a spreadsheet program; open it there, save the sheet as CSV and bring that',
  'interchange.why.picture': 'it is a picture',
  'interchange.why.packed': 'it is packed in a way that is not opened here; unpack it first',
  'interchange.why.gradebook': 'it is a database; a gradebook is opened, not imported',
  'interchange.why.bundle':
    'it is a bundle; a student’s record is taken under “Bring a student’s record” (import hand-over), others are merged',
  'interchange.why.binary': 'it is not a text file',
  'interchange.why.not-csv': 'its cells cannot be told apart; save it as CSV again',
  'interchange.why.long-row':
    'line {{line}} is far too long for a row; it is another kind of file, or its line ends are lost',
  'interchange.why.quote': 'a quotation mark that opens in line {{line}} is never closed',
  'interchange.why.not-json': 'it is no whole JSON document; it may be cut off',
  'interchange.why.json': 'it is a JSON document',
  'interchange.why.folder': 'it is a folder',
  'interchange.why.zip': 'it is a zip file',
  'interchange.why.no-zip': 'a package is a zip file or a folder with manifest.csv and the lists',
  'interchange.why.no-package': 'none of its files has a name of the standard, such as classes.csv',
  'interchange.why.lacks-file': 'it lacks {{name}}',
  'interchange.why.no-class': 'There is no class in it.',
  'interchange.why.no-objective': 'There is no objective in it.',
  'interchange.why.no-person-row': 'No row is about a student.',
  'interchange.why.ask-student': 'no heading is known to name the students',
  'interchange.why.ask-columns': 'no column is about an objective of the class',
  'interchange.why.replaced': 'replaced by a newer export of its source',
  'interchange.why.headings-only': 'There are headings but no rows.',
  'interchange.why.headings-unknown': 'none of its headings is known',
  'interchange.why.first-problem': 'Row {{row}}: {{rule}}',
  'interchange.why.nobody-matches':
    'None of its students is known here by id, e-mail or exact name. Import the class list first.',
  'interchange.why.nothing-matches':
    'None of its students and objectives is in {{class}}. Import the class list and plan the course first.',
  'interchange.why.not-there': 'it is not there or cannot be opened',
  'interchange.why.ask-day-first': 'day and month cannot be told apart; write dates as 2026-09-30',
  'interchange.why.ask-class': 'the import needs the name of a class',
  'interchange.why.ask-course': 'the import needs the name of a course',
  'interchange.why.zip-entries': 'it holds more than {{limit}} files',
  'interchange.why.zip-folder': 'it holds a folder ({{name}}); the lists must lie at its root',
  'interchange.why.zip-twice': 'it holds {{name}} twice',
  'interchange.why.zip-link': 'it holds a link to another file',
  'interchange.why.zip-encrypted': 'it is encrypted',
  'interchange.why.zip-size': 'it unpacks to far more than a package of lists needs',
  'interchange.why.zip-path': 'it holds a path that leads out of it',
  'interchange.why.zip-damaged': 'the zip file is damaged or cut off; fetch it again',
  'interchange.items_one': '{{count}} item',
  'interchange.items_other': '{{count}} items',
  'interchange.why.no-case': 'it has neither "CFDocument" nor "CFItems"',
  'interchange.why.no-item': 'There is no item in it.',
  'interchange.why.no-format': 'its "format" is not "gradus-course"',
  'interchange.why.newer-pack': 'it was written by a newer Gradus; update Gradus to read it',
  'interchange.why.pack-field': '"{{field}}" {{why}}',
  'interchange.why.id-twice': 'stands before it already, with the same id',
  'interchange.why.member-missing': 'is missing',
  'interchange.why.member-wrong': 'is not what it should be',

  'interchange.rule.more_one': 'And {{count}} more problem.',
  'interchange.rule.more_other': 'And {{count}} more problems.',
  'interchange.rule.clipped': 'Longer than {{limit}} characters; the rest is cut off.',
  'interchange.rule.too-wide':
    'The row has more cells than there are headings. Put values that contain the separator in quotation marks.',
  'interchange.rule.no-name': 'There is no name in this row.',
  'interchange.rule.twice': 'The same stands in row {{row}} already; this row is not taken.',
  'interchange.rule.email': 'This is not an e-mail address; it is left out.',
  'interchange.rule.yes-no': 'Write yes or no; it counts as no.',
  'interchange.rule.date': 'This is not a date. Write it as 2026-09-30.',
  'interchange.rule.instant':
    'This is not an instant with its zone; it is left out. Write it as 2026-09-30T14:05:00Z.',
  'interchange.rule.method': 'There is no such method; it is left out. Known: {{known}}.',
  'interchange.rule.kind': 'There is no such kind. Known: {{known}}.',
  'interchange.rule.support': 'There is no such support. Known: {{known}}.',
  'interchange.rule.robust': 'This way of showing is not known. Known: {{known}}.',
  'interchange.rule.threshold': 'No scale has this level; it is left out.',
  'interchange.rule.no-statement': 'There is no objective in this row.',
  'interchange.rule.no-objective': 'The row names no objective.',
  'interchange.rule.no-test': 'The row names no test.',
  'interchange.rule.no-result': 'The row has neither a score nor a band.',
  'interchange.rule.nobody': 'No student here has this id or name.',
  'interchange.rule.more-students': 'More than one student has this name. Write the student id.',
  'interchange.rule.no-student': 'The row names no student.',
  'interchange.rule.no-date': 'The row has no date.',
  'interchange.rule.no-total': 'A score needs the points it is out of.',
  'interchange.rule.score': 'A score is 0 or more, out of more than 0.',
  'interchange.rule.no-total-said':
    'The file does not say out of how many points; say it for the column.',
  'interchange.rule.result':
    'This is neither a score nor a level of the class ({{known}}); say which of them it stands for.',
  'interchange.rule.above-task':
    'The task {{task}} shows at most {{level}}; raise that in the task, or leave the task out.',
  'interchange.note.encoding-kept':
    'Read as {{encoding}}, as it was said of the last file of this kind.',
  'interchange.rule.level-said':
    'The scale of the class has no such level. It has: {{known}}; say which of them it stands for.',
  'interchange.period': 'period {{period}}',
  'interchange.rule.level': 'The scale of the class has no such level. It has: {{known}}.',
  'interchange.rule.unknown-student': 'No student of the class has this id or name.',
  'interchange.rule.ambiguous-student':
    'More than one student of the class has this name; use the id.',
  'interchange.rule.unknown-objective': 'No objective planned in the class has this code.',
  'interchange.rule.ambiguous-objective':
    'More than one objective planned in the class has this code.',
  'interchange.rule.id-elsewhere':
    'An attempt with this id belongs to another student or objective.',
  'interchange.rule.prerequisite-unknown':
    'No objective has this code; the prerequisite is left out.',
  'interchange.rule.prerequisite-ambiguous':
    'More than one course has an objective with this code; the prerequisite is left out.',
  'interchange.rule.cycle': 'The prerequisite is left out: it would close a circle ({{path}}).',
  'interchange.rule.no-identifier': 'The item has no identifier; it is not taken.',
  'interchange.rule.no-full-statement': 'The item says nothing; it is not taken.',
  'interchange.rule.item-twice': 'The item stands there already; this one is not taken.',
  'interchange.rule.two-parents': 'The item stands in two places; it is taken at the first.',
  'interchange.rule.parent-circle': 'The item lies below itself; it is taken at the top instead.',
  'interchange.rule.item-elsewhere':
    'This objective belongs to another course here ({{course}}); it stays there.',
  'interchange.rule.pack': 'This objective is not taken: the value {{why}}.',
  'interchange.rule.pack-rule': 'The letter rule is left out: {{why}}.',
  'interchange.rule.pack-link': 'This objective is not here; the link to it is left out.',
  'interchange.rule.id-taken': 'This id belongs to another course; the objective is not taken.',
  'interchange.rule.manifest-unreadable':
    'The manifest cannot be read; the files are read without it.',
  'interchange.rule.version':
    'The version is not 1.0, 1.1 or 1.2; the files are read by their headings.',
  'interchange.rule.mode': 'The mode is not bulk, delta or absent.',
  'interchange.rule.not-absent': '{{name}} is said to be absent but is there; it is read.',
  'interchange.rule.is-absent': '{{name}} is announced but missing.',
  'interchange.rule.empty-file': 'The file is empty; even a list without rows needs headings.',
  'interchange.rule.misspelt': 'The heading is misspelt; it is read as {{name}}.',
  'interchange.rule.lacks-heading': 'The column is missing; the file is not read.',
  'interchange.rule.wide-row':
    'The row has more cells than there are headings; the rest is left out.',
  'interchange.rule.required': 'The value is required; the row is not taken.',
  'interchange.rule.one-of': 'The value is not one of {{known}}.',
  'interchange.rule.end-before-start':
    'The end does not lie after the beginning; the row is not taken.',
  'interchange.rule.no-parent':
    'There is no session with this sourcedId; the session stands alone.',
  'interchange.rule.no-reference':
    'Nothing in the package has this sourcedId; the class is taken without it.',
  'interchange.rule.dangling': 'Nothing in the package has this sourcedId; the row is not taken.',
  'interchange.rule.unknown-here':
    'Neither the package nor the gradebook knows this sourcedId; import a whole package first.',
  'interchange.rule.user-without-name': 'The person has no name; the user name stands in for it.',
  'interchange.rule.crossing-term':
    'The session crosses "{{name}}" without lying in it; it is not taken as a term.',

  'interchange.note.encoding':
    'The file is not UTF-8 and was read as Windows-1252. Look at names with accents.',
  'interchange.note.not-students_one': '{{count}} row is not about a student and is left out.',
  'interchange.note.not-students_other': '{{count}} rows are not about students and are left out.',
  'interchange.note.new-class': 'The class "{{name}}" is created.',
  'interchange.note.new-course': 'The course "{{name}}" is created.',
  'interchange.note.joins-plan': 'The class {{class}} uses the course {{course}} from now on.',
  'interchange.note.joins_one': '{{count}} student joins on {{date}}.',
  'interchange.note.joins_other': '{{count}} students join on {{date}}.',
  'interchange.note.not-listed_one':
    '{{count}} student of the class is not in the file and stays until taken out by hand.',
  'interchange.note.not-listed_other':
    '{{count}} students of the class are not in the file and stay until taken out by hand.',
  'interchange.note.zeros_one':
    '{{count}} id has lost its leading zeros, as spreadsheets do; the id here is kept.',
  'interchange.note.zeros_other':
    '{{count}} ids have lost their leading zeros, as spreadsheets do; the ids here are kept.',
  'interchange.note.by-hand_one': '{{count}} value that was changed by hand is kept.',
  'interchange.note.by-hand_other': '{{count}} values that were changed by hand are kept.',
  'interchange.note.pack-rule': 'Brings the letter rule {{name}}; classes choose it under Letters.',
  'interchange.note.only-manifest': 'The package says that nothing changed.',
  'interchange.note.delta':
    'The package holds only what changed; students that it leaves out stay.',
  'interchange.note.ended_one': '{{count}} enrolment ends; its evidence stays.',
  'interchange.note.ended_other': '{{count}} enrolments end; their evidence stays.',
  'interchange.note.classes-gone_one':
    '{{count}} class is marked as deleted; it stays until it is archived by hand.',
  'interchange.note.classes-gone_other':
    '{{count}} classes are marked as deleted; they stay until they are archived by hand.',
  'interchange.note.gone_one':
    '{{count}} enrolment is marked as ended or deleted and is not taken.',
  'interchange.note.gone_other':
    '{{count}} enrolments are marked as ended or deleted and are not taken.',
  'interchange.note.disabled_one':
    '{{count}} person is marked as not enabled and is taken all the same.',
  'interchange.note.disabled_other':
    '{{count}} people are marked as not enabled and are taken all the same.',
  'interchange.note.brings':
    'Classes: {{classes}}. Students: {{students}}. Courses: {{courses}}. Terms: {{terms}}.',
  'interchange.note.renamed': '"{{title}}" is named "{{name}}" here, to tell it from another.',
  'interchange.note.renamed-more_one': '{{count}} more class is renamed likewise.',
  'interchange.note.renamed-more_other': '{{count}} more classes are renamed likewise.',
  'interchange.note.older_one':
    '{{count}} item is here from a newer edition of the framework and stays.',
  'interchange.note.older_other':
    '{{count}} items are here from a newer edition of the framework and stay.',
  'interchange.note.outside_one':
    '{{count}} link leads out of the file; what it leads to is kept as a standard.',
  'interchange.note.outside_other':
    '{{count}} links lead out of the file; what they lead to is kept as standards.',
  'interchange.note.no-zone_one':
    '{{count}} instant of a last change has no zone and is read as UTC.',
  'interchange.note.no-zone_other':
    '{{count}} instants of last changes have no zone and are read as UTC.',
  'interchange.note.codes_one': '{{count}} objective without a code is given one.',
  'interchange.note.codes_other': '{{count}} objectives without a code are given one.',
  'interchange.note.objectives-missing_one':
    '{{count}} objective of the course is not in the file and stays.',
  'interchange.note.objectives-missing_other':
    '{{count}} objectives of the course are not in the file and stay.',
  'interchange.note.no-objective_one':
    '{{count}} column is about no objective of the class and is left out.',
  'interchange.note.no-objective_other':
    '{{count}} columns are about no objective of the class and are left out.',
  'interchange.note.id-over-name_one':
    'In row {{rows}} the id is of somebody else than the name or e-mail; the id was followed. Check it before you take it.',
  'interchange.note.id-over-name_other':
    'In {{count}} rows the id is of somebody else than the name or e-mail; the id was followed. Check them before you take them: rows {{rows}}.',
  'interchange.note.nobody-here_one':
    '{{count}} row is of somebody who was said to be nobody here.',
  'interchange.note.nobody-here_other':
    '{{count}} rows are of people who were said to be nobody here.',
  'interchange.note.nobody_one': '{{count}} row is of somebody who is not in the class.',
  'interchange.note.nobody_other': '{{count}} rows are of people who are not in the class.',
  'interchange.note.replaced_one':
    '{{count}} result is another than before; the attempt of before is voided and stays in the history.',
  'interchange.note.replaced_other':
    '{{count}} results are others than before; the attempts of before are voided and stay in the history.',
  'interchange.note.empty_one': '{{count}} cell has no result; blank is never zero.',
  'interchange.note.empty_other': '{{count}} cells have no result; blank is never zero.',
  'interchange.note.nothing_one':
    '{{count}} row has no result yet and is left out; blank is never zero.',
  'interchange.note.nothing_other':
    '{{count}} rows have no result yet and are left out; blank is never zero.',
  'interchange.note.marks_one':
    '{{count}} row becomes a mark (excused or missing), not an attempt.',
  'interchange.note.marks_other': '{{count}} rows become marks (excused or missing), not attempts.',
  'interchange.note.excused-shown_one':
    '{{count}} cell says excused where other work shows the objective; that counts.',
  'interchange.note.excused-shown_other':
    '{{count}} cells say excused where other work shows the objective; that counts.',
  'interchange.note.ahead_one': '{{count}} attempt is dated after today and counts from its day.',
  'interchange.note.ahead_other':
    '{{count}} attempts are dated after today and count from their day.',
  'interchange.note.voided_one': '{{count}} attempt was voided here and stays voided.',
  'interchange.note.voided_other': '{{count}} attempts were voided here and stay voided.',
  'interchange.note.texts-differ_one':
    '{{count}} attempt is here with another text; an attempt never changes in place.',
  'interchange.note.texts-differ_other':
    '{{count}} attempts are here with another text; an attempt never changes in place.',
  'interchange.note.tasks_one': '{{count}} task is created.',
  'interchange.note.tasks_other': '{{count}} tasks are created.',

  'interchange.column.student-id': 'Student ID',
  'interchange.column.family-name': 'Last name',
  'interchange.column.given-name': 'First name',
  'interchange.column.called': 'Called',
  'interchange.column.email': 'Email',
  'interchange.column.grade': 'Grade',
  'interchange.column.class': 'Class',
  'interchange.column.student': 'Student',
  'interchange.column.unit': 'Unit',
  'interchange.column.code': 'Code',
  'interchange.column.objective': 'Objective',
  'interchange.column.critical': 'Critical',
  'interchange.column.prerequisites': 'Prerequisites',
  'interchange.column.target-date': 'Target date',
  'interchange.column.date': 'Date',
  'interchange.column.level': 'Level or score',
  'interchange.column.kind': 'Kind',
  'interchange.column.task': 'Task',
  'interchange.yes': 'yes',
  'interchange.no': 'no',
} as const;
