/** Behaviour and results from outside: they stand beside mastery, and no letter reads them. */
export const habits = `
CREATE TABLE "habitDomain" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "habitLevel" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "habitScore" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "term" INTEGER REFERENCES "term"(key),
  "domain" INTEGER NOT NULL REFERENCES "habitDomain"(key),
  "level" INTEGER NOT NULL REFERENCES "habitLevel"(key),
  "on" TEXT NOT NULL,
  "by" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "habitDeadline" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "term" INTEGER REFERENCES "term"(key),
  "on" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "outsideResult" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "test" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "score" TEXT,
  "band" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX habit_score ON "habitScore" (class, student);
CREATE INDEX habit_score_student ON "habitScore" (student);
CREATE INDEX outside_result ON "outsideResult" (student);
`;
