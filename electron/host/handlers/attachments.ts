import { TroubleError } from '#shared/contract/errors.ts';
import type { ReadCtx } from '../context.ts';
import { addFile } from '../evidence/files.ts';
import { found, invalid } from '../found.ts';
import { writeOut } from '../jobs/export/write-out.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import { bytesOf, countFiles, fileViewsOf, hashOf } from '../store/file-store.ts';

type Names =
  | 'attachment.add'
  | 'attachment.remove'
  | 'attachment.list'
  | 'attachment.count'
  | 'attachment.get'
  | 'attachment.save';

/** Pictures and files of evidence. */
export const attachments: Pick<Handlers, Names> = {
  'attachment.add': (ctx, { evidence, name, base64 }) =>
    addFile(ctx, evidence, { name, bytes: Buffer.from(base64, 'base64') }),

  'attachment.remove'(ctx, { attachment }) {
    const { evidence } = found(ctx, 'attachment', attachment);
    const row = found(ctx, 'evidence', evidence);
    ctx.about({ class: row.class, student: row.student, objective: row.objective, count: 1 });
    // The bytes stay for a while: undo brings the row back. A later backup lets them go.
    ctx.rows.remove('attachment', attachment);
    return {};
  },

  'attachment.list'(ctx, { evidence }) {
    found(ctx, 'evidence', evidence);
    return fileViewsOf(ctx, [evidence])(evidence);
  },

  'attachment.count': (ctx, { classes }) => countFiles(ctx, classes),

  'attachment.get'(ctx, { attachment: id }) {
    const { name, type, sha256 } = fileNamed(ctx, id);
    const bytes = wholeBytes(ctx, name, sha256);
    return { id, name, type, base64: Buffer.from(bytes).toString('base64') };
  },

  'attachment.save': (ctx, { attachment, to }) =>
    writeOut(ctx, 'attachment.save', to, async () => {
      const read = ctx.read();
      const row = found(read, 'attachment', attachment);
      const { student, class: classId } = found(read, 'evidence', row.evidence);
      return {
        content: wholeBytes(read, row.name, row.sha256),
        about: { what: 'work', classes: [classId], students: 1, who: [student], files: true },
        answer: {},
      };
    }),
};

/** The bytes as they were put in. Throws TroubleError INVALID. */
function wholeBytes(ctx: ReadCtx, name: string, sha256: string): Uint8Array {
  const bytes = bytesOf(ctx, sha256);
  if (bytes && hashOf(bytes) === sha256) return bytes;
  throw invalid('file', name, 'why.bytes-lost');
}

/** A file of an attempt, or a picture of a piece of a second check. Throws TroubleError NOT_FOUND. */
function fileNamed(ctx: ReadCtx, id: string) {
  const own = ctx.rows.get('attachment', id);
  if (own) return own;
  const picture = ctx.rows.get('secondFile', id);
  if (!picture) throw new TroubleError('NOT_FOUND', { what: 'file', name: id });
  return { ...picture, name: say('second.picture', { number: picture.position + 1 }) };
}
