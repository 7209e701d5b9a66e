/** What is taught: courses, units, objectives and what belongs to them. */
export const course = `
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
`;
