import * as v from 'valibot';
import { command, job, query } from '../define.ts';
import { count, done, grant, id, name } from '../types.ts';
import { fileView } from './grid.ts';

/**
 * Characters of a file in base64: far more than is kept, so that a photograph as the camera made it
 * is refused in words that say how to mend it. A window's request has its own, lower limit.
 */
const MOST_BASE64 = 28_000_000;

const base64 = v.pipe(
  v.string(),
  v.maxLength(MOST_BASE64, 'is too large'),
  v.regex(/^[A-Za-z0-9+/]*={0,2}$/, 'is not base64'),
);

/** Pictures and files of evidence. */
export const attachments = {
  /**
   * Keeps a picture or file with an attempt, without what the camera wrote into it. `type` is what
   * the sender takes it for; what it is, its bytes say.
   */
  'attachment.add': command({
    input: v.strictObject({
      evidence: id('evidence'),
      name,
      type: v.pipe(v.string(), v.maxLength(200)),
      base64,
    }),
    output: fileView,
    touches: ['files'],
  }),
  'attachment.remove': command({
    input: v.strictObject({ attachment: id('attachment') }),
    output: done,
    touches: ['files'],
  }),
  /** The files of one attempt. */
  'attachment.list': query({
    input: v.strictObject({ evidence: id('evidence') }),
    output: v.array(fileView),
  }),
  /** How many files the attempts of some classes have, and their bytes together; no class: all. */
  'attachment.count': query({
    input: v.strictObject({ classes: v.array(id('class')) }),
    output: v.object({ files: count, bytes: count }),
  }),
  /** Writes one file of an attempt out of the gradebook; it stands in the log of what left. */
  'attachment.save': job({
    input: v.strictObject({ attachment: id('attachment'), to: grant }),
    output: v.object({ bytes: count }),
    touches: ['merges'],
  }),
  /** One file with its bytes, of an attempt or of a piece of a second check. */
  'attachment.get': query({
    input: v.strictObject({ attachment: id('attachment') }),
    output: v.object({
      id: id('attachment'),
      name: v.string(),
      type: v.string(),
      base64: v.string(),
    }),
  }),
};
