/** What students have shown, and the marks beside it. */
export const evidence = `
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
  "countsFully" INTEGER CHECK ("countsFully" IN (0, 1)),
  "late" INTEGER NOT NULL CHECK ("late" IN (0, 1)),
  "source" TEXT,
  "sourceId" TEXT,
  "recordedAt" INTEGER NOT NULL,
  "knownAt" INTEGER NOT NULL,
  "voidedAt" INTEGER,
  "voidedWhy" TEXT,
  "voidedBy" TEXT,
  "replaced" INTEGER CHECK ("replaced" IN (0, 1)),
  op INTEGER NOT NULL REFERENCES op(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "attachment" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "evidence" INTEGER NOT NULL REFERENCES "evidence"(key),
  "position" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "sha256" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
-- The bytes of files, each once. They are named by what they are, so no journal speaks of them: a row
-- that comes back finds them here. Last in its table, so that looking for a hash reads no bytes.
CREATE TABLE "fileBytes" (
  key INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes BLOB NOT NULL
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
-- The grid reads only this index: one range per student, already in the total order of attempts.
CREATE INDEX evidence_cell ON evidence (
  student, objective, "on", "recordedAt", id,
  level, score, "outOf", aimed, kind, support, robust, class, task, source, "countsFully",
  -- A query must name these two to be allowed the partial index, and then wants to see them in it.
  deleted, "voidedAt"
) WHERE deleted = 0 AND "voidedAt" IS NULL;
CREATE INDEX evidence_gone ON evidence (deleted) WHERE deleted = 1 OR "voidedAt" IS NOT NULL;
CREATE INDEX evidence_of_task ON evidence (task) WHERE task IS NOT NULL;
CREATE INDEX evidence_of_class ON evidence (class, objective, "on", deleted, "voidedAt")
  WHERE deleted = 0 AND "voidedAt" IS NULL;
CREATE INDEX task_of_class ON task (class);
CREATE INDEX task_objective ON "taskObjective" (task);
CREATE INDEX task_version ON "taskVersion" (task);
CREATE INDEX attachment_of_evidence ON attachment (evidence);
CREATE INDEX mark_of_student ON mark (student);
`;
