import type { Output } from '#shared/contract/contract.ts';
import { listName } from '#shared/domain/roster.ts';
import type { ReadCtx } from '../context.ts';
import { rowsWith } from '../store/bundle-store.ts';
import { studentsToMatch } from '../store/identity-store.ts';
import { pseudonymsFor } from './pseudonyms.ts';

/**
 * The file's own keys of pseudonyms, the newest first. There are several where two laptops each made
 * one before they met: all of them lift what went out, the newest makes what goes out from now on.
 */
export const pseudonymKeys = (ctx: ReadCtx): readonly string[] =>
  rowsWith(ctx, 'pseudonymKey', ['secret'])
    .sort((a, b) => (String(a.id) < String(b.id) ? 1 : -1))
    .map(({ secret }) => String(secret));

/** Every student beside the pseudonyms that a recipient knows; nothing before there are any. */
export function liftedPseudonyms(ctx: ReadCtx, recipient: string): Output<'pseudonym.list'> {
  const students = new Map(studentsToMatch(ctx).map((student) => [student.id, student]));
  return pseudonymKeys(ctx)
    .flatMap((secret) => {
      const { field } = pseudonymsFor(secret, recipient.trim());
      return [...students.values()].map((student) => ({
        pseudonym: String(field('student', student.id, 'familyName', '')),
        student: student.id,
        name: listName(student),
        schoolId: student.schoolId,
      }));
    })
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
}
