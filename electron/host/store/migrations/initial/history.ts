/** The journal: every step and every moved field. */
export const history = `
CREATE TABLE op (
  key INTEGER PRIMARY KEY,
  -- No index: every entry would write one more page, and only merging asks for it.
  id TEXT NOT NULL,
  hlc TEXT NOT NULL,
  device TEXT NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL,
  by TEXT,
  at INTEGER NOT NULL,
  knownAt INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('setup', 'do', 'undo', 'redo')),
  undoes INTEGER REFERENCES op(key),
  undoneBy INTEGER REFERENCES op(key),
  -- Keys of the first and last row of evidence that this operation brought; rows are never deleted.
  "evidenceFrom" INTEGER,
  "evidenceTo" INTEGER,
  chain TEXT NOT NULL
) STRICT;
CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES op(key),
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT,
  hlc TEXT NOT NULL,
  device TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (hlc, device, hash)
) STRICT;
CREATE INDEX change_of_op ON change (op);
CREATE INDEX change_of_row ON change (row, field);
`;
