/** What an attempt typed in full is kept under until it is recorded. */
export const recordDraft = (classId: string, student: string, objective: string): string =>
  `record ${classId} ${student} ${objective}`;

/** What help given is kept under until it is added. */
export const correctiveDraft = (classId: string, student: string, objective: string): string =>
  `corrective ${classId} ${student} ${objective}`;

/** The address of a cell in the grid. */
export const cellAddress = (classId: string, student: string, objective: string): string =>
  `#/class/${classId}/grid?student=${student}&objective=${objective}`;
