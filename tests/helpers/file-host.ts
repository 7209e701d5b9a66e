import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';

/** A folder of this test alone; gone when the test is over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gradus-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Changes a closed gradebook behind Gradus's back, as somebody with the sqlite3 tool could. */
export function tamper(file: string, sql: string): number {
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    let changed = 0;
    for (const statement of sql.split(';').filter((part) => part.trim() !== '')) {
      changed += db.prepare(statement).run().changes;
    }
    return changed;
  } finally {
    db.close();
  }
}
