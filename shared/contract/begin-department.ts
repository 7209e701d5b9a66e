import type { HostLink } from './host-link.ts';

/** Gives a department's file that is new the name of the head and of the school, as in their own. */
export async function beginDepartment(host: HostLink, own: HostLink | undefined): Promise<void> {
  const here = about(await host.request('department-look', 'gradebook.get', {}));
  if (!own || here === null || here.teacher !== null || here.school !== null) return;
  const there = about(await own.request('department-of', 'gradebook.get', {}));
  if (there === null || (there.teacher === null && there.school === null)) return;
  await host.request('department-begin', 'gradebook.create', there);
}

function about(
  answer: Awaited<ReturnType<HostLink['request']>>,
): { teacher: string | null; school: string | null } | null {
  if (!answer.ok) return null;
  const { teacher, school } = answer.value as { teacher: string | null; school: string | null };
  return { teacher, school };
}
