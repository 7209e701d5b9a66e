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
`;
