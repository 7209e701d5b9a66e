import type { Output } from '#shared/contract/contract.ts';
import { listName } from '#shared/domain/roster.ts';
import type { ReadCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import { studentsToMatch } from '../store/identity-store.ts';
import { pseudonymsFor } from './pseudonyms.ts';

/** Id of the one row that holds the file's own key of pseudonyms. */
export const PSEUDONYM_KEY = nameId('pseudonym key');

/** Every student beside the pseudonym that a recipient knows; nothing before there are any. */
export function liftedPseudonyms(ctx: ReadCtx, recipient: string): Output<'pseudonym.list'> {
  const key = ctx.rows.get('pseudonymKey', PSEUDONYM_KEY);
  if (!key) return [];
  const { field } = pseudonymsFor(key.secret, recipient.trim());
  const students = new Map(studentsToMatch(ctx).map((student) => [student.id, student]));
  return [...students.values()]
    .map((student) => ({
      pseudonym: String(field('student', student.id, 'familyName', '')),
      student: student.id,
      name: listName(student),
      schoolId: student.schoolId,
    }))
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
}
