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
  -- The merge that brought a step of another file; empty: done here.
  via INTEGER REFERENCES op(key),
  chain TEXT NOT NULL
) STRICT;
CREATE INDEX op_via ON op (via) WHERE via IS NOT NULL;
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
-- What a merge moved that can be seen, so that it can be taken back.
CREATE TABLE moved (
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES op(key),
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_erased ON change (seq) WHERE entity = '';
CREATE INDEX moved_of_op ON moved (op);
-- Rows that are written once can come from two laptops with one name-based id: as each step sealed them.
CREATE TABLE "rowVersion" (
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES op(key),
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  "stored" TEXT NOT NULL
) STRICT;
CREATE INDEX version_of_row ON "rowVersion" (row);
CREATE INDEX version_of_op ON "rowVersion" (op);
-- Rows that were removed and stand all the same, because something hangs on them.
CREATE TABLE "keptRow" (
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  PRIMARY KEY (entity, row)
) STRICT, WITHOUT ROWID;
-- Rows that were erased for good, and the step that did it here. Of what the journal said of them it
-- keeps the digests: a change without table, row and field.
CREATE TABLE "erasedRow" (
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  op INTEGER NOT NULL REFERENCES op(key),
  PRIMARY KEY (entity, row)
) STRICT, WITHOUT ROWID;
-- Steps that had brought evidence which was erased: the digest of all of it, as the chain has it, and
-- that of what is left.
CREATE TABLE "erasedRest" (
  op INTEGER PRIMARY KEY REFERENCES op(key),
  appended TEXT NOT NULL,
  rest TEXT NOT NULL
) STRICT;
-- What a newer Gradus wrote into rows and this one does not know: kept and handed on.
CREATE TABLE "unknownField" (
  seq INTEGER PRIMARY KEY,
  op INTEGER NOT NULL REFERENCES op(key),
  entity TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX unknown_of_op ON "unknownField" (op);
`;
