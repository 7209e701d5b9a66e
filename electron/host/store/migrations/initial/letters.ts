/** Reporting terms and what is handed in for them. */
export const letters = `
CREATE TABLE "term" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "start" TEXT NOT NULL,
  "end" TEXT NOT NULL,
  "parent" INTEGER REFERENCES "term"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX term_name ON term (name);
`;
