/** What was handed over about students who came from elsewhere. */
export const handOver = `
CREATE TABLE "formerRecord" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "gradebook" TEXT NOT NULL,
  "formerStudent" TEXT NOT NULL,
  "teacher" TEXT,
  "school" TEXT,
  "writtenAt" INTEGER NOT NULL,
  "content" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX former_record_of_student ON "formerRecord" (student);
`;
