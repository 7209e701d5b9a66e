/** What happens between attempts: contacts, help, notes. */
export const day = `
CREATE TABLE "contact" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "note" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "corrective" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "objective" INTEGER NOT NULL REFERENCES "objective"(key),
  "on" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "note" TEXT,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "correctiveStudent" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "corrective" INTEGER NOT NULL REFERENCES "corrective"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "session" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "on" TEXT NOT NULL,
  "startedAt" INTEGER NOT NULL,
  "minutes" INTEGER,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "visit" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "session" INTEGER NOT NULL REFERENCES "session"(key),
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "place" INTEGER NOT NULL,
  "challenge" INTEGER NOT NULL CHECK ("challenge" IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "appointment" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "class" INTEGER NOT NULL REFERENCES "class"(key),
  "madeOn" TEXT NOT NULL,
  "on" TEXT NOT NULL,
  "note" TEXT,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE TABLE "privateNote" (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  "student" INTEGER NOT NULL REFERENCES "student"(key),
  "objective" INTEGER REFERENCES "objective"(key),
  "class" INTEGER REFERENCES "class"(key),
  "on" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "recordedAt" INTEGER NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT;
CREATE INDEX contact_of_student ON contact (student, "on", "recordedAt", deleted);
CREATE INDEX session_day ON session (class, "on");
CREATE INDEX visit_of_session ON visit (session, student);
CREATE INDEX visit_of_student ON visit (student);
CREATE INDEX appointment_of_class ON appointment (class, "on");
CREATE INDEX appointment_of_student ON appointment (student);
CREATE INDEX corrective_of_objective ON corrective (objective);
CREATE INDEX corrective_of_class ON corrective (class);
CREATE INDEX corrective_student ON "correctiveStudent" (corrective);
CREATE INDEX corrective_of_student ON "correctiveStudent" (student);
CREATE INDEX note_of_student ON "privateNote" (student);
`;
