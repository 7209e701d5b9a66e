import type { ReadCtx } from '../context.ts';
import { coursesInUse, type StudentToMatch, sourceTeachers } from '../store/identity-store.ts';

/** Two of one name look the same: their number, their class and whose class it is tell them apart. */
export type WhatTellsApart = (id: string) => string;

/** What is said beside the names of students and courses that may be one; found once for a list. */
export function whatTellsApart(ctx: ReadCtx, students: readonly StudentToMatch[]): WhatTellsApart {
  const teachers = sourceTeachers(ctx);
  const numbers = new Map<string, string>();
  const classes = new Map<string, Set<string>>();
  const isIn = (id: string, className: string | null, source: string | null) => {
    if (className === null) return;
    const teacher = source === null ? null : teachers.get(source);
    const known = classes.get(id) ?? new Set();
    classes.set(id, known.add(teacher ? `${className}, ${teacher}` : className));
  };
  for (const { id, schoolId, className, source } of students) {
    if (schoolId) numbers.set(id, schoolId);
    isIn(id, className, source);
  }
  for (const { course, className, source } of coursesInUse(ctx)) isIn(course, className, source);
  return (id) =>
    [numbers.get(id), [...(classes.get(id) ?? [])].join('; ')].filter(Boolean).join(' · ');
}
