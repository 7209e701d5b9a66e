import type { Output } from '#shared/contract/contract.ts';
import type { Row } from '#shared/model/row.ts';

/** A student as screens show the person. */
export function studentView(id: string, row: Row<'student'>): Output<'student.get'>['student'] {
  const { givenName, middleName, familyName, called, pronouns, said, schoolId, email, grade } = row;
  return {
    id,
    givenName,
    middleName,
    familyName,
    called,
    pronouns,
    said,
    schoolId,
    email,
    grade,
    celebrate: row.celebrate !== false,
  };
}
