/** The file itself, scales, people and classes. */
export const core = `
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
  "copiedFrom" INTEGER REFERENCES "level"(key),
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
  "celebrate" INTEGER CHECK ("celebrate" IN (0, 1)),
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
`;
