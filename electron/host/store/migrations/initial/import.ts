/** What a person said about files from outside. */
export const imports = `
CREATE TABLE "mapping" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "source" TEXT NOT NULL,
  "column" TEXT NOT NULL,
  "objectives" TEXT NOT NULL,
  "on" TEXT,
  "outOf" REAL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "gradeWord" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "source" TEXT NOT NULL,
  "written" TEXT NOT NULL,
  "level" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "studentMatch" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER REFERENCES "class"(key),
  "source" TEXT NOT NULL,
  "person" TEXT NOT NULL,
  "student" INTEGER REFERENCES "student"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
`;
