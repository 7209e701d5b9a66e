/** Who is asked what, and until when. */
export const plan = `
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
  "class" INTEGER REFERENCES "class"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX class_course ON "classCourse" (class, course);
CREATE INDEX class_objective ON "classObjective" (class, objective);
CREATE INDEX student_course ON "studentCourse" (student, course);
CREATE INDEX student_objective ON "studentObjective" (student, objective);
`;
