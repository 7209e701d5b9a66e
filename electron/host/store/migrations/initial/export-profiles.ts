/** Files for the school's programs as the teacher described them. */
export const exportProfiles = `
CREATE TABLE "exportProfile" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "name" TEXT NOT NULL,
  "rows" TEXT NOT NULL,
  "columns" TEXT NOT NULL,
  "header" INTEGER NOT NULL CHECK ("header" IN (0, 1)),
  "separator" TEXT NOT NULL,
  "encoding" TEXT NOT NULL,
  "quoting" TEXT NOT NULL,
  "lineEnd" TEXT NOT NULL,
  "dates" TEXT NOT NULL,
  "decimal" TEXT NOT NULL,
  "spreadsheet" INTEGER NOT NULL CHECK ("spreadsheet" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
`;
