/** A person's value in place of the calculated one. */
export const overrides = `
CREATE TABLE "cellOverride" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "level" INTEGER NOT NULL REFERENCES "level"(key),
  "reason" TEXT NOT NULL,
  "locked" INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  "by" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "letterOverride" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "term" INTEGER REFERENCES "term"(key),
  "letter" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "locked" INTEGER NOT NULL CHECK ("locked" IN (0, 1)),
  "by" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX cell_override ON "cellOverride" (student, objective);
CREATE INDEX letter_override ON "letterOverride" (class, student);
`;
