import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';

/** A small text that a shell keeps from one start to the next. */
export interface KeptText {
  /** What was kept last; null: nothing yet, or nothing that can be read. */
  read(): string | null;
  write(text: string): void;
}

/**
 * A text in a file. It is written beside, on disk, then renamed over the old one: a laptop that stops
 * meanwhile finds the old text or the new one, never half. That it cannot be kept stops nobody.
 */
export function keptText(path: string): KeptText {
  // Two shells may keep theirs at once.
  const beside = `${path}.${process.pid}.new`;
  return {
    read() {
      try {
        return readFileSync(path, 'utf8');
      } catch {
        return null;
      }
    },
    write(text) {
      try {
        writeThrough(beside, text);
        renameSync(beside, path);
      } catch {
        rmSync(beside, { force: true, recursive: true });
      }
    },
  };
}

function writeThrough(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    const bytes = Buffer.from(text);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
