/** The first schema. Frozen with the first release; later shapes are later migrations. */
export const initial = {
  version: 10,
  sql: `
CREATE TABLE op (
  key INTEGER PRIMARY KEY,
  -- No index: every entry would write one more page, and only merging asks for it.
  id TEXT NOT NULL,
  hlc TEXT NOT NULL,
  device TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  by TEXT,
  at INTEGER NOT NULL,
  knownAt INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('setup', 'do', 'undo', 'redo')),
  undoes INTEGER REFERENCES op(key),
  undoneBy INTEGER REFERENCES op(key),
  -- Keys of the first and last row of evidence that this operation brought; rows are never deleted.
  "evidenceFrom" INTEGER,
  "evidenceTo" INTEGER,
  chain TEXT NOT NULL
) STRICT;
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES op(key),
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hlc TEXT NOT NULL,
  device TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (hlc, device, hash)
) STRICT;
CREATE INDEX change_of_op ON change (op);
CREATE INDEX change_of_row ON change (row, field);
CREATE TABLE "gradebook" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "teacher" TEXT,
  "school" TEXT,
  "createdAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "setting" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "value" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "scale" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "threshold" TEXT NOT NULL,
  "calculatedThreshold" REAL,
  "builtIn" INTEGER NOT NULL CHECK ("builtIn" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "level" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "scale" INTEGER NOT NULL REFERENCES "scale"(key),
  "levelKey" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "value" REAL NOT NULL,
  "cut" REAL,
  "glyph" TEXT,
  "colour" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "student" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "givenName" TEXT NOT NULL,
  "middleName" TEXT,
  "familyName" TEXT NOT NULL,
  "called" TEXT,
  "pronouns" TEXT,
  "said" TEXT,
  "schoolId" TEXT,
  "issuer" TEXT NOT NULL,
  "email" TEXT,
  "grade" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "externalId" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "source" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "class" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "code" TEXT,
  "scale" INTEGER NOT NULL REFERENCES "scale"(key),
  "threshold" TEXT,
  "method" TEXT NOT NULL,
  "parameter" REAL,
  "scores" TEXT NOT NULL,
  "first" TEXT,
  "last" TEXT,
  "days" TEXT NOT NULL,
  "rotation" TEXT,
  "rotationDays" TEXT,
  "selfPaced" INTEGER NOT NULL CHECK ("selfPaced" IN (0, 1)),
  "moveNewcomers" INTEGER NOT NULL CHECK ("moveNewcomers" IN (0, 1)),
  "moveAfterAbsence" INTEGER NOT NULL CHECK ("moveAfterAbsence" IN (0, 1)),
  "makeUpsByTaskDate" INTEGER NOT NULL CHECK ("makeUpsByTaskDate" IN (0, 1)),
  "confirmMultipleChoice" INTEGER NOT NULL CHECK ("confirmMultipleChoice" IN (0, 1)),
  "position" INTEGER NOT NULL,
  "archivedOn" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "calendarDay" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "note" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "enrolment" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "start" TEXT,
  "until" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "absence" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "on" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "course" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "code" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "unit" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "course" INTEGER NOT NULL REFERENCES "course"(key),
  "name" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "objective" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "unit" INTEGER NOT NULL REFERENCES "unit"(key),
  "code" TEXT NOT NULL,
  "statement" TEXT NOT NULL,
  "learningTarget" TEXT,
  "critical" INTEGER NOT NULL CHECK ("critical" IN (0, 1)),
  "whole" INTEGER NOT NULL CHECK ("whole" IN (0, 1)),
  "position" INTEGER NOT NULL,
  "threshold" TEXT,
  "method" TEXT,
  "parameter" REAL,
  "minimum" INTEGER,
  "question" TEXT,
  "allWays" INTEGER NOT NULL CHECK ("allWays" IN (0, 1)),
  "targetDate" TEXT,
  "retiredFrom" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "prerequisite" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "requires" INTEGER NOT NULL REFERENCES "objective"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "wholePart" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "whole" INTEGER NOT NULL REFERENCES "objective"(key),
  "part" INTEGER NOT NULL REFERENCES "objective"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "wayToShow" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "kind" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "example" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "text" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "resource" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "title" TEXT NOT NULL,
  "link" TEXT,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "standard" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "code" TEXT NOT NULL,
  "uri" TEXT,
  "statement" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "objectiveStandard" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "standard" INTEGER NOT NULL REFERENCES "standard"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "classCourse" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "course" INTEGER NOT NULL REFERENCES "course"(key),
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "classObjective" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "due" TEXT,
  "leftOut" INTEGER NOT NULL CHECK ("leftOut" IN (0, 1)),
  "openedOn" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "studentCourse" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "course" INTEGER NOT NULL REFERENCES "course"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "studentObjective" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "due" TEXT,
  "threshold" TEXT,
  "leftOut" INTEGER NOT NULL CHECK ("leftOut" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "task" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "name" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "highest" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "taskObjective" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "task" INTEGER NOT NULL REFERENCES "task"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "taskVersion" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "task" INTEGER NOT NULL REFERENCES "task"(key),
  "name" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "evidence" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "task" INTEGER REFERENCES "task"(key),
  "on" TEXT NOT NULL,
  "level" INTEGER REFERENCES "level"(key),
  "score" REAL,
  "outOf" REAL,
  "aimed" INTEGER REFERENCES "level"(key),
  "kind" TEXT NOT NULL,
  "version" TEXT,
  "assessor" TEXT,
  "shown" TEXT,
  "feedback" TEXT,
  "robust" TEXT,
  "support" TEXT,
  "late" INTEGER NOT NULL CHECK ("late" IN (0, 1)),
  "source" TEXT,
  "sourceId" TEXT,
  "recordedAt" INTEGER NOT NULL,
  "knownAt" INTEGER NOT NULL,
  "voidedAt" INTEGER,
  "voidedWhy" TEXT,
  "voidedBy" TEXT,
  op INTEGER NOT NULL REFERENCES op(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "mark" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER REFERENCES "objective"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "kind" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "until" TEXT,
  "recordedAt" INTEGER NOT NULL,
  "closedOn" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "contact" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "note" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "corrective" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "note" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "correctiveStudent" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "corrective" INTEGER NOT NULL REFERENCES "corrective"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "privateNote" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER REFERENCES "objective"(key),
  "class" INTEGER REFERENCES "class"(key),
  "on" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "term" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "parent" INTEGER REFERENCES "term"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "importRun" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "kind" TEXT NOT NULL,
  "file" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "counts" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;

-- The grid reads only this index: one range per student, already in the total order of attempts.
CREATE INDEX evidence_cell ON evidence (
  student, objective, "on", "recordedAt", id,
  level, score, "outOf", aimed, kind, support, robust, class, task, source,
  -- A query must name these two to be allowed the partial index, and then wants to see them in it.
  deleted, "voidedAt"
) WHERE deleted = 0 AND "voidedAt" IS NULL;
CREATE INDEX evidence_gone ON evidence (deleted) WHERE deleted = 1 OR "voidedAt" IS NOT NULL;
CREATE INDEX evidence_of_task ON evidence (task) WHERE task IS NOT NULL;
CREATE INDEX evidence_of_class ON evidence (class, objective, "on", deleted, "voidedAt")
  WHERE deleted = 0 AND "voidedAt" IS NULL;

CREATE INDEX setting_name ON setting (name);
CREATE INDEX level_of_scale ON level (scale);
CREATE INDEX student_school_id ON student ("schoolId");
CREATE INDEX external_id ON "externalId" (source, value);
CREATE INDEX external_id_student ON "externalId" (student);
CREATE INDEX class_name ON class (name);
CREATE INDEX calendar_day ON "calendarDay" (class, "on");
CREATE INDEX enrolment_of_class ON enrolment (class);
CREATE INDEX enrolment_of_student ON enrolment (student);
CREATE INDEX absence_day ON absence (class, student, "on");
CREATE INDEX course_name ON course (name);
CREATE INDEX unit_of_course ON unit (course);
CREATE INDEX objective_of_unit ON objective (unit);
CREATE INDEX objective_code ON objective (code);
CREATE INDEX prerequisite_pair ON prerequisite (objective, requires);
CREATE INDEX prerequisite_requires ON prerequisite (requires);
CREATE INDEX whole_part ON "wholePart" (whole);
CREATE INDEX way_to_show ON "wayToShow" (objective);
CREATE INDEX example_of ON example (objective);
CREATE INDEX resource_of ON resource (objective);
CREATE INDEX standard_of ON "objectiveStandard" (objective);
CREATE INDEX class_course ON "classCourse" (class, course);
CREATE INDEX class_objective ON "classObjective" (class, objective);
CREATE INDEX student_course ON "studentCourse" (student, course);
CREATE INDEX student_objective ON "studentObjective" (student, objective);
CREATE INDEX task_of_class ON task (class);
CREATE INDEX task_objective ON "taskObjective" (task);
CREATE INDEX task_version ON "taskVersion" (task);
CREATE INDEX mark_of_student ON mark (student);
CREATE INDEX contact_of_student ON contact (student, "on");
CREATE INDEX corrective_of_objective ON corrective (objective);
CREATE INDEX corrective_of_class ON corrective (class);
CREATE INDEX corrective_student ON "correctiveStudent" (corrective);
CREATE INDEX corrective_of_student ON "correctiveStudent" (student);
CREATE INDEX note_of_student ON "privateNote" (student);
CREATE INDEX term_name ON term (name);
`,
};
