import type { NameOf } from '#shared/contract/contract.ts';
import type { ChangeKind } from '#shared/model/table.ts';

export type QueryName = NameOf<'query'>;

const classWork: readonly ChangeKind[] = [
  'roster',
  'calendar',
  'course',
  'plan',
  'scale',
  'evidence',
  'marks',
  'overrides',
  'contacts',
  'tasks',
  'settings',
];

/** Which kinds of things each question reads; a change of one of them makes its answers stale. */
export const queryKinds: Readonly<Record<QueryName, readonly ChangeKind[] | 'everything'>> = {
  // Names the newest step, so every change moves it.
  'gradebook.get': 'everything',
  'history.list': 'everything',
  'setting.get': ['settings'],
  'class.list': ['roster', 'plan', 'course'],
  'class.get': ['roster', 'scale', 'plan', 'course'],
  'scale.list': ['scale'],
  'class.preview-rules': classWork,
  'scale.preview': classWork,
  'objective.preview-rules': classWork,
  'calendar.get': ['calendar', 'roster'],
  'roster.get': ['roster'],
  'course.list': ['course', 'plan', 'roster'],
  'course.get': ['course', 'plan'],
  'plan.get': ['plan', 'course', 'evidence', 'scale', 'roster'],
  'grid.get': classWork,
  'grid.beyond': classWork,
  'cell.get': [...classWork, 'notes'],
  'evidence.history': ['roster', 'course', 'evidence', 'marks', 'overrides', 'scale', 'tasks'],
  'today.get': [...classWork, 'visits', 'terms', 'rules'],
  'appointment.list': [...classWork, 'visits'],
  'day.get': [...classWork, 'visits'],
  'help.best': [...classWork, 'visits', 'terms', 'rules'],
  'help.get': ['settings'],
  'export-profile.list': ['settings'],
  'export-profile.preview': [...classWork, 'terms', 'rules', 'handed-in'],
  'help.preview': [...classWork, 'visits'],
  'help.time': [...classWork, 'visits'],
  'letters.get': [...classWork, 'terms', 'rules', 'handed-in'],
  'graph.get': classWork,
  'preteaching.get': [...classWork, 'results'],
  'mastery.prepare': classWork,
  'retention.get': classWork,
  'assessor.list': ['evidence', 'roster'],
  'task.entered': ['evidence', 'tasks', 'scale', 'roster'],
  'phrase.list': ['settings'],
  'plan.outlook': classWork,
  'weekly.get': classWork,
  'substitute.get': classWork,
  'student.plan': [...classWork, 'notes'],
  'override.list': [...classWork, 'terms', 'rules'],
  'snapshot.get': ['handed-in', 'roster', 'course', 'evidence', 'scale', 'terms'],
  'dispute.get': [...classWork, 'terms', 'rules', 'handed-in'],
  'closing.get': [...classWork, 'terms', 'rules', 'handed-in'],
  'charts.class': [...classWork, 'terms', 'rules'],
  'letters.evidence': classWork,
  'rule.list': ['rules', 'roster'],
  'rule.check': ['rules', 'roster', 'scale', 'course'],
  'rule.compare': [...classWork, 'terms', 'rules'],
  'habit.get': ['habits', ...classWork, 'terms'],
  'student.beside': ['habits', 'results', 'roster', 'terms'],
  'term.list': ['terms'],
  'student.get': [...classWork, 'notes'],
  'hand-over.get': ['results', 'roster', 'course'],
  'palette.get': ['roster', 'course', 'plan'],
  'backup.list': ['backups'],
  'merge.decisions': ['merges', 'roster', 'course'],
  'merge.conflicts': 'everything',
  'disclosure.list': ['merges', 'roster'],
  'disclosure.students': ['roster'],
  'key.look': [],
  'pseudonym.list': ['roster', 'merges', 'plan'],
  'second.list': ['merges', 'evidence', 'gradebook', 'scale'],
  'second.get': 'everything',
  'department.get': ['merges', 'roster'],
  'department.summary': 'everything',
  'department.objectives': 'everything',
  'department.letters': 'everything',
  'department.moderation': 'everything',
};

/** True when an answer to this question may differ after these changes. */
export function isTouched(name: QueryName, changes: readonly string[]): boolean {
  const kinds = queryKinds[name];
  if (kinds === 'everything') return changes.length > 0;
  return kinds.some((kind) => changes.includes(kind));
}
