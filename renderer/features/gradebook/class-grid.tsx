export interface ClassGridProps {
  readonly classId: string;
  /** Names are covered (projector): none may show up in hints or tooltips either. */
  readonly namesHidden?: boolean;
  /** Where to stand at first: a student, an objective, or both. */
  readonly start?: { readonly student?: string; readonly objective?: string };
  readonly onOpenStudent: (student: string) => void;
  /** Offered where the class has no students or no objectives yet. */
  readonly onImport: (what: 'roster' | 'objectives') => void;
}

/** The class as a grid: students down, objectives across. */
export function ClassGrid({ classId }: ClassGridProps) {
  return <div className="class-grid" data-class={classId} />;
}
