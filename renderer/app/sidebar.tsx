import { useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { DepartmentPlaces } from './department-places.tsx';
import { useIsDepartment } from './department-window.ts';
import { ClassPlace, Place } from './place.tsx';
import { useRoute } from './route.ts';
import { SavedState, useUnsavedNote } from './saved-state.tsx';
import { NARROW, useMedia } from './use-media.ts';
import './sidebar.css';

/** The places of the gradebook. On narrow windows it waits behind a button. */
export function Sidebar({ onFind }: { onFind: () => void }) {
  const say = useSay();
  const isNarrow = useMedia(NARROW);
  const [isOpen, setOpen] = useState(false);
  const unsaved = useUnsavedNote();
  useEffect(() => {
    // Whoever chose a place wants to see it.
    const close = () => setOpen(false);
    window.addEventListener('hashchange', close);
    return () => window.removeEventListener('hashchange', close);
  }, []);
  if (!isNarrow) {
    return (
      <aside className="sidebar" aria-label={say('app.sidebar')}>
        <Places onFind={onFind} />
      </aside>
    );
  }
  return (
    <>
      <div className="topbar">
        <Button variant="quiet" onPress={() => setOpen(true)}>
          <span className="bars" aria-hidden="true" />
          {say('app.menu')}
        </Button>
        <Button variant="quiet" onPress={onFind}>
          {say('action.palette')}
        </Button>
        <span className="topbar-unsaved">{unsaved}</span>
      </div>
      <ModalOverlay
        className="sidebar-backdrop"
        isOpen={isOpen}
        onOpenChange={setOpen}
        isDismissable
      >
        <Modal className="sidebar">
          <Dialog className="sidebar-frame" aria-label={say('app.navigation')}>
            <Places onFind={onFind} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}

function Places({ onFind }: { onFind: () => void }) {
  const say = useSay();
  const gradebook = useQuery('gradebook.get', {}).value;
  const isDepartment = useIsDepartment();
  return (
    <>
      <div className="sidebar-name">
        {say(isDepartment ? 'department.title' : 'app.name')}
        {isDepartment ? <span className="sidebar-school">{gradebook?.school}</span> : null}
      </div>
      <nav aria-label={say('app.navigation')} className="places">
        {isDepartment ? <DepartmentPlaces /> : <TeacherPlaces />}
        <GradebookPlaces onFind={onFind} />
      </nav>
      <SavedState backupAt={gradebook?.backupAt ?? null} today={gradebook?.today} />
    </>
  );
}

function TeacherPlaces() {
  const say = useSay();
  const format = useFormat();
  const route = useRoute();
  const today = useQuery('gradebook.get', {}).value?.today;
  const classes = useQuery('class.list', {}).value ?? [];
  return (
    <>
      <Place to={{ at: 'day' }} isHere={route.at === 'day'}>
        {say('app.day')}
        {today ? <span className="count">{format.weekdayDay(today)}</span> : null}
      </Place>
      <h2 className="places-head">{say('app.classes')}</h2>
      {classes
        .filter((known) => !known.archived)
        .map((known) => (
          <ClassPlace key={known.id} known={known} />
        ))}
      {classes.length === 0 ? (
        <Place to={{ at: 'start' }} isHere={false}>
          {say('app.go-to-start')}
        </Place>
      ) : null}
    </>
  );
}

function GradebookPlaces({ onFind }: { onFind: () => void }) {
  const say = useSay();
  const isDepartment = useIsDepartment();
  const route = useRoute();
  return (
    <>
      <h2 className="places-head">{say('app.gradebook')}</h2>
      <Place to={{ at: 'courses' }} isHere={route.at === 'courses'}>
        {say('app.courses')}
      </Place>
      {/* A department has its place for them among its own. */}
      {isDepartment ? null : (
        <Place to={{ at: 'bundles' }} isHere={route.at === 'bundles'}>
          {say('bundles.title')}
        </Place>
      )}
      <Place to={{ at: 'settings' }} isHere={route.at === 'settings'}>
        {say('app.settings')}
      </Place>
      <button type="button" className="place" onClick={onFind}>
        {say('action.palette')}
        <kbd className="count">Ctrl+K</kbd>
      </button>
    </>
  );
}
