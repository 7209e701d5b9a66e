import * as v from 'valibot';
import { CHANGE_KINDS } from '../../model/table.ts';
import { command, job, query } from '../define.ts';
import { count, done, maybeText, name, nothing, text } from '../types.ts';

/** A step of the history as menus and toasts name it. */
export const stepView = v.object({
  /** Contract name of the command. */
  name: v.string(),
  role: v.picklist(['do', 'undo', 'redo']),
  at: v.number(),
  by: v.nullable(v.string()),
  /** How many things it was about. */
  count: v.nullable(v.number()),
  /** Name as called of the one student it was about. */
  student: v.nullable(v.string()),
  /** Code of the one objective it was about. */
  objective: v.nullable(v.string()),
  /** Kind of mark, where it set or cleared one. */
  kind: v.nullable(v.string()),
  /** Name of the term, task, course or class it was about. */
  thing: v.nullable(v.string()),
  /** The file that it took in, and the fingerprint of its bytes. */
  file: v.nullable(v.object({ name: v.string(), sha256: v.string() })),
});

export const gradebook = {
  'gradebook.get': query({
    input: nothing,
    output: v.object({
      file: v.string(),
      teacher: v.nullable(v.string()),
      school: v.nullable(v.string()),
      today: v.string(),
      classes: count,
      students: count,
      evidence: count,
      undo: v.nullable(stepView),
      redo: v.nullable(stepView),
      /** Instant of the newest verified backup; null when there is none. */
      backupAt: v.nullable(v.number()),
    }),
  }),
  'gradebook.save': command({
    input: v.strictObject({
      teacher: v.exactOptional(maybeText),
      school: v.exactOptional(maybeText),
    }),
    output: done,
    touches: ['gradebook'],
  }),
  /** Says whose a new gradebook is; part of setting it up, so there is nothing to undo after it. */
  'gradebook.create': job({
    input: v.strictObject({
      teacher: v.exactOptional(maybeText),
      school: v.exactOptional(maybeText),
    }),
    output: done,
    touches: ['gradebook'],
  }),
  /** Fills an empty gradebook with an invented school year that reaches up to today. */
  'gradebook.demo': job({
    input: v.strictObject({ seed: v.exactOptional(count) }),
    output: v.object({ classes: count, students: count, evidence: count }),
    touches: CHANGE_KINDS,
  }),
  'setting.get': query({
    input: nothing,
    output: v.record(v.string(), v.unknown()),
  }),
  /** Choices of this gradebook (`recordingKind`, `assessor`, `sound` …). Null removes one. */
  'setting.set': command({
    input: v.strictObject({
      name,
      value: v.nullable(v.union([text, v.number(), v.boolean()])),
    }),
    output: done,
    touches: ['settings'],
    undoable: false,
  }),
};
