/** What is agreed with single students and their families, and what a teacher often writes. */
export const cycle = `
CREATE TABLE "individualPlan" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "start" TEXT,
  "until" TEXT,
  "accommodations" TEXT,
  "pullOut" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "goal" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER REFERENCES "objective"(key),
  "text" TEXT NOT NULL,
  "setOn" TEXT NOT NULL,
  "by" TEXT,
  "reachedOn" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "recommendation" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER REFERENCES "objective"(key),
  "level" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "familyContact" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "on" TEXT NOT NULL,
  "way" TEXT NOT NULL,
  "who" TEXT,
  "note" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "conferenceNote" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "text" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "phrase" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "text" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX plan_of_student ON "individualPlan" (student);
CREATE INDEX goal_of_student ON goal (student);
CREATE INDEX recommendation_of_student ON recommendation (student);
CREATE INDEX family_of_student ON "familyContact" (student);
`;
