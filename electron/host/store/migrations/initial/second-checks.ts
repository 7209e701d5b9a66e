/** Blind second checks. */
export const secondChecks = `
CREATE TABLE "secondCheck" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "askedBy" TEXT,
  "madeOn" TEXT NOT NULL,
  "scales" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "secondItem" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "secondCheck" INTEGER NOT NULL REFERENCES "secondCheck"(key),
  "position" INTEGER NOT NULL,
  "scale" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "statement" TEXT NOT NULL,
  "task" TEXT,
  "kind" TEXT NOT NULL,
  "version" TEXT,
  "shown" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "secondFile" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "secondItem" INTEGER NOT NULL REFERENCES "secondItem"(key),
  "position" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "secondSource" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "secondItem" INTEGER NOT NULL REFERENCES "secondItem"(key),
  "evidence" INTEGER NOT NULL REFERENCES "evidence"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "secondJudgement" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "secondItem" INTEGER NOT NULL REFERENCES "secondItem"(key),
  "level" TEXT NOT NULL,
  "assessor" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX second_item_of ON "secondItem" ("secondCheck");
CREATE INDEX second_file_of ON "secondFile" ("secondItem");
CREATE INDEX second_judgement_of ON "secondJudgement" ("secondItem");
`;
