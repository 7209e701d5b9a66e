import { type ReactNode, useEffect, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { Output } from '#shared/contract/contract.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { formatRoute, type Route, useRoute } from './route.ts';
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
  const format = useFormat();
  const route = useRoute();
  const gradebook = useQuery('gradebook.get', {}).value;
  const classes = useQuery('class.list', {}).value ?? [];
  const department = useQuery('department.get', {}).value;
  // Other teachers' sections are read in the department's views; a list of a hundred helps nobody.
  const foreign = new Set(department?.sections);
  const isOnlyDepartment =
    department?.isDepartment === true && classes.every(({ id }) => foreign.has(id));
  const isClass = route.at === 'class' || route.at === 'student';
  return (
    <>
      <div className="sidebar-name">{say('app.name')}</div>
      <nav aria-label={say('app.navigation')} className="places">
        <Place to={{ at: 'day' }} isHere={route.at === 'day'}>
          {say('app.day')}
          {gradebook ? <span className="count">{format.weekdayDay(gradebook.today)}</span> : null}
        </Place>
        {department?.isDepartment ? (
          <>
            <Place to={{ at: 'department' }} isHere={route.at === 'department'}>
              {say('department.title')}
              <span className="count">{department.sections.length}</span>
            </Place>
            <Place to={{ at: 'bundles' }} isHere={route.at === 'bundles'}>
              {say('bundles.title')}
            </Place>
            <Place to={{ at: 'second' }} isHere={route.at === 'second'}>
              {say('second.title')}
            </Place>
          </>
        ) : null}
        {isOnlyDepartment ? null : <h2 className="places-head">{say('app.classes')}</h2>}
        {classes
          .filter((known) => !known.archived && !foreign.has(known.id))
          .map((known) => (
            <ClassPlace
              key={known.id}
              known={known}
              view={route.at === 'class' ? route.view : 'grid'}
              isHere={isClass && route.class === known.id}
            />
          ))}
        {classes.length === 0 ? (
          <Place to={{ at: 'start' }} isHere={false}>
            {say('app.go-to-start')}
          </Place>
        ) : null}
        <h2 className="places-head">{say('app.gradebook')}</h2>
        <Place to={{ at: 'courses' }} isHere={route.at === 'courses'}>
          {say('app.courses')}
        </Place>
        <Place to={{ at: 'settings' }} isHere={route.at === 'settings'}>
          {say('app.settings')}
        </Place>
        <button type="button" className="place" onClick={onFind}>
          {say('action.palette')}
          <kbd className="count">Ctrl+K</kbd>
        </button>
      </nav>
      <SavedState backupAt={gradebook?.backupAt ?? null} today={gradebook?.today} />
    </>
  );
}

interface ClassPlaceProps {
  readonly known: Output<'class.list'>[number];
  readonly view: Extract<Route, { at: 'class' }>['view'];
  readonly isHere: boolean;
}

function ClassPlace({ known, view, isHere }: ClassPlaceProps) {
  const say = useSay();
  return (
    <Place to={{ at: 'class', class: known.id, view }} isHere={isHere}>
      <span className="place-name" dir="auto">
        {known.name}
      </span>
      <span className="count">
        {known.students}
        <span className="visually-hidden">
          {` ${say('app.students', { count: known.students }).replace(/^\d+ /, '')}`}
        </span>
      </span>
    </Place>
  );
}

interface PlaceProps {
  readonly to: Route;
  readonly isHere: boolean;
  readonly children: ReactNode;
}

function Place({ to, isHere, children }: PlaceProps) {
  return (
    <a className="place" href={formatRoute(to)} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  );
}
