import { useContext } from 'react';
import { DepartmentWindowContext, useIsDepartment } from '../../app/department-window.ts';
import { useOpenKnown } from '../../app/use-open-file.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';

/** From a teacher's own file to the department's window, where the files of others are merged. */
export function ToDepartment() {
  const say = useSay();
  const openKnown = useOpenKnown();
  if (useIsDepartment()) return null;
  return (
    <div className="bundles-line">
      <span className="soft">{say('bundles.department-elsewhere')}</span>
      <Button variant="quiet" onPress={() => void openKnown('department')}>
        {say('bundles.to-department')}
      </Button>
    </div>
  );
}

/** In the department's window: a key pair that was made in one's own window stands there. */
export function KeyElsewhere() {
  const say = useSay();
  const openKnown = useOpenKnown();
  if (!useContext(DepartmentWindowContext)) return null;
  return (
    <>
      <p className="bundles-words">{say('bundles.key-elsewhere')}</p>
      <div className="bundles-line">
        <Button onPress={() => void openKnown('own')}>{say('bundles.own-open')}</Button>
      </div>
    </>
  );
}
