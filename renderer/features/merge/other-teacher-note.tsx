import { useIsDepartment } from '../../app/department-window.ts';
import { useOpenKnown } from '../../app/use-open-file.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Report } from './merge-report.tsx';

/**
 * Before a colleague's file goes into one's own gradebook: that it makes this a department file, and
 * the way to the department's window, where such files are kept apart from one's own classes.
 */
export function OtherTeacherNote({ report }: { readonly report: Report }) {
  const say = useSay();
  const openKnown = useOpenKnown();
  const isDepartment = useIsDepartment();
  const own = useQuery('gradebook.get', {}).value;
  const classes = useQuery('class.list', {}).value;
  const other = report.bundles.find(
    ({ purpose, teacher }) => purpose === 'department' && teacher !== own?.teacher,
  );
  if (!other || !own || isDepartment || !classes?.length) return null;
  return (
    <p className="warm" role="note">
      {say('bundles.becomes-department', { teacher: other.teacher ?? say('bundles.nobody') })}{' '}
      <Button onPress={() => void openKnown('department')}>{say('bundles.to-department')}</Button>
    </p>
  );
}
