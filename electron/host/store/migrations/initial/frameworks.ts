/** Where objectives came from. */
export const frameworks = `
CREATE TABLE "framework" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "course" INTEGER NOT NULL REFERENCES "course"(key),
  "identifier" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "raw" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "frameworkItem" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "framework" INTEGER NOT NULL REFERENCES "framework"(key),
  "objective" INTEGER REFERENCES "objective"(key),
  "identifier" TEXT NOT NULL,
  "code" TEXT,
  "changed" TEXT,
  "raw" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "levelDescriptor" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "quality" TEXT,
  "score" REAL,
  "text" TEXT NOT NULL,
  "position" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX item_of_framework ON "frameworkItem" (framework);
`;
