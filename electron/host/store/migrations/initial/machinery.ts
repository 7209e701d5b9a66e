/** What Gradus keeps for its own work. */
export const machinery = `
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
CREATE TABLE "source" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "teacher" TEXT,
  "school" TEXT,
  "exportedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "sourceClass" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "source" INTEGER NOT NULL REFERENCES "source"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "expectedTeacher" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "since" TEXT NOT NULL,
  "source" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "identityDecision" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "kind" TEXT NOT NULL,
  "a" TEXT NOT NULL,
  "b" TEXT NOT NULL,
  "same" INTEGER NOT NULL CHECK ("same" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "schoolAnswer" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "source" TEXT NOT NULL,
  "same" INTEGER NOT NULL CHECK ("same" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "disclosure" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "at" INTEGER NOT NULL,
  "what" TEXT NOT NULL,
  "purpose" TEXT,
  "file" TEXT NOT NULL,
  "classes" TEXT NOT NULL,
  "students" INTEGER NOT NULL,
  "who" TEXT,
  "recipient" TEXT,
  "why" TEXT,
  "encrypted" INTEGER NOT NULL CHECK ("encrypted" IN (0, 1)),
  "pseudonyms" INTEGER NOT NULL CHECK ("pseudonyms" IN (0, 1)),
  "files" INTEGER NOT NULL CHECK ("files" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "mergeReport" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "at" INTEGER NOT NULL,
  "evidenceBefore" INTEGER NOT NULL,
  "evidenceAfter" INTEGER NOT NULL,
  "limit" INTEGER NOT NULL,
  "overriding" INTEGER NOT NULL,
  "overrides" TEXT NOT NULL,
  "kept" TEXT NOT NULL,
  "erased" INTEGER NOT NULL,
  "needsDecision" INTEGER NOT NULL,
  "decisions" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "mergeRun" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "report" INTEGER NOT NULL REFERENCES "mergeReport"(key),
  "file" TEXT NOT NULL,
  "sha256" TEXT NOT NULL,
  "gradebook" TEXT NOT NULL,
  "teacher" TEXT,
  "school" TEXT,
  "purpose" TEXT NOT NULL,
  "exportedAt" INTEGER NOT NULL,
  "counts" TEXT NOT NULL,
  "clockAhead" INTEGER NOT NULL CHECK ("clockAhead" IN (0, 1)),
  "newer" INTEGER NOT NULL,
  "sharedIds" INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "conflict" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "run" INTEGER NOT NULL REFERENCES "mergeRun"(key),
  "entity" TEXT NOT NULL,
  "row" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "mine" TEXT,
  "theirs" TEXT,
  "mineBy" TEXT,
  "mineAt" INTEGER,
  "theirsBy" TEXT,
  "theirsAt" INTEGER,
  "stands" TEXT NOT NULL,
  "settlement" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "settlement" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "entity" TEXT NOT NULL,
  "row" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "value" TEXT,
  "at" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "erased" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "entity" TEXT NOT NULL,
  "row" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "pseudonymKey" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "secret" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX identity_pair ON "identityDecision" (a, b);
CREATE INDEX run_of_report ON "mergeRun" (report);
CREATE INDEX conflict_of_run ON conflict (run);
`;
