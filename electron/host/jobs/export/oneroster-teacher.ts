import type { PackageRow } from '../../interchange/export/oneroster-tables.ts';

/** The one teacher of a gradebook; a name of one word stands in both parts. */
export function teacherRow(sourcedId: string, school: string, name: string): PackageRow<'users'> {
  const cut = name.lastIndexOf(' ');
  return {
    sourcedId,
    enabledUser: 'true',
    username: sourcedId,
    givenName: (cut < 0 ? name : name.slice(0, cut)) || 'Teacher',
    familyName: name.slice(cut + 1) || 'Teacher',
    primaryOrgSourcedId: school,
  };
}
