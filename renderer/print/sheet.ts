/** What every sheet is told: of which class, which day, and whom. */
export interface SheetProps {
  readonly classId: string;
  /** Null: the whole year; for sheets that speak of a term. */
  readonly term: string | null;
  /** Null: today. */
  readonly on: string | null;
  /** Null: everybody; for sheets that have a part for each student. */
  readonly student: string | null;
  /** Help that was given stands on it, too; for sheets of one student. */
  readonly withHelp: boolean;
  readonly onReady: () => void;
}

/** The day of a question, left open for today. */
export const onDay = (on: string | null) => (on === null ? {} : { on });

/** The same for questions that ask as of a day. */
export const asOfDay = (on: string | null) => (on === null ? {} : { asOf: on });
