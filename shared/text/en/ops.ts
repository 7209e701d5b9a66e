import type { NameOf } from '../../contract/contract.ts';

/**
 * What each step did, as a noun phrase that fits after "Undone:" and into the list of steps. A
 * missing command is a compile error.
 */
export const ops: Readonly<Record<`op.${NameOf<'command' | 'job' | 'step'>}`, string>> = {
  'op.gradebook.save': 'teacher and school',
  'op.gradebook.create': 'new gradebook',
  'op.gradebook.demo': 'demo year',
  'op.setting.set': 'setting',
  'op.class.create': 'new class',
  'op.class.save': 'class settings',
  'op.calendar.set': 'calendar',
  'op.student.create': 'new student',
  'op.student.save': 'student details',
  'op.enrolment.start': 'enrolment',
  'op.enrolment.end': 'withdrawal',
  'op.course.create': 'new course',
  'op.objective.create': 'new objective',
  'op.objective.save': 'objective',
  'op.plan.use': 'course of a class',
  'op.plan.spread': 'target dates',
  'op.plan.due': 'target date',
  'op.plan.own-due': 'own target date',
  'op.plan.leave-out': 'objective left out or taken in',
  'op.plan.open': 'objective opened',
  'op.evidence.record': 'level',
  'op.evidence.fill': 'levels',
  'op.evidence.void': 'voided attempt',
  'op.mark.set': 'mark',
  'op.mark.clear': 'cleared mark',
  'op.corrective.add': 'corrective',
  'op.note.add': 'note',
  'op.note.remove': 'removed note',
  'op.task.save': 'task',
  'op.term.save': 'term',
  'op.term.remove': 'removed term',
  'op.import.preview': 'preview',
  'op.import.apply': 'import',
  'op.export.course': 'course pack',
  'op.export.csv': 'export',
  'op.check.run': 'check',
  'op.backup.make': 'backup',
  'op.history.undo': 'undo',
  'op.history.redo': 'redo',
};

export const steps = {
  'step.student-and-objective': '{{what}} for {{student}}, {{objective}}',
  'step.student': '{{what}} for {{student}}',
  'step.objective': '{{what}}, {{objective}}',
  'step.count': '{{what}} ({{count}})',
  'step.plain': '{{what}}',
  'step.undone': 'Undone: {{step}}',
  'step.redone': 'Done again: {{step}}',
  'step.skipped_one': '{{count}} later entry was left as it is.',
  'step.skipped_other': '{{count}} later entries were left as they are.',
} as const;
