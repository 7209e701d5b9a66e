/** What was handed in for a term, and how a handed-in letter was corrected afterwards. */
export const handingIn = `
CREATE TABLE "snapshot" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "term" INTEGER NOT NULL REFERENCES "term"(key),
  "at" INTEGER NOT NULL,
  "asOf" TEXT NOT NULL,
  "termName" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "ruleName" TEXT NOT NULL,
  "rule" TEXT NOT NULL,
  "teacher" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX snapshot_of_term ON snapshot (class, term);
CREATE TABLE "snapshotLine" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "snapshot" INTEGER NOT NULL REFERENCES "snapshot"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "position" INTEGER NOT NULL,
  "letter" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "number" REAL,
  "value" REAL,
  "counted" INTEGER NOT NULL,
  "mastered" INTEGER NOT NULL,
  "overridden" INTEGER NOT NULL CHECK ("overridden" IN (0, 1)),
  "why" TEXT NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX line_of_snapshot ON "snapshotLine" (snapshot);
CREATE TABLE "gradeChange" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "term" INTEGER NOT NULL REFERENCES "term"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  "code" TEXT NOT NULL,
  "number" REAL,
  "reason" TEXT NOT NULL,
  "evidence" TEXT NOT NULL,
  "approver" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "by" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX change_of_grade ON "gradeChange" (class, term);
`;
