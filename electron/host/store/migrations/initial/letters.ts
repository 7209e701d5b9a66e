/** Reporting terms, how levels become letters, and what is handed in. */
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
CREATE TABLE "letterRule" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "builtIn" INTEGER NOT NULL CHECK ("builtIn" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "ruleVersion" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "rule" INTEGER NOT NULL REFERENCES "letterRule"(key),
  "number" INTEGER NOT NULL,
  "content" TEXT NOT NULL,
  "madeAt" INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "classRule" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "rule" INTEGER NOT NULL REFERENCES "letterRule"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX term_name ON term (name);
CREATE INDEX letter_rule_name ON "letterRule" (name);
CREATE INDEX version_of_rule ON "ruleVersion" (rule, number);
CREATE INDEX rule_of_class ON "classRule" (class);
`;
