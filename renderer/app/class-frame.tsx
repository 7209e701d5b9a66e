import { Suspense, useContext } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useClassTeacher } from '../data/use-class-teacher.ts';
import { useQuery } from '../data/use-query.ts';
import { ClassGrid } from '../features/gradebook/class-grid.tsx';
import { RecordingBar } from '../features/gradebook/recording-bar.tsx';
import type { LettersSlots } from '../features/letters/letters-view.tsx';
import { Empty } from '../ui/empty.tsx';
import { useFormat } from '../ui/format.tsx';
import { lazily } from '../ui/lazily.tsx';
import { NamesHiddenContext } from '../ui/names-hidden.ts';
import { Changes, Reading, ReadOnly, useOtherTeacher } from '../ui/read-only.tsx';
import { useSay } from '../ui/say.tsx';
import { CLASS_ASIDE } from './class-aside.tsx';
import { VIEW_KEYS } from './global-actions.tsx';
import { useOpenImport } from './open-import.tsx';
import { CLASS_VIEWS, type ClassView, formatRoute, go, type Route } from './route.ts';
import './class-frame.css';

const TodayView = lazily(() => import('../features/today/today-view.tsx'), 'TodayView');
const ObjectivesView = lazily(
  () => import('../features/objectives/objectives-view.tsx'),
  'ObjectivesView',
);
const LettersView = lazily(() => import('../features/letters/letters-view.tsx'), 'LettersView');
const ChartsView = lazily(() => import('../features/charts/charts-view.tsx'), 'ChartsView');
const ReportsView = lazily(() => import('../features/reports/reports-view.tsx'), 'ReportsView');
const StudentView = lazily(() => import('../features/student/student-view.tsx'), 'StudentView');

const HandingInBar = lazily(
  () => import('../features/handing-in/handing-in-bar.tsx'),
  'HandingInBar',
);
const HandedInLetter = lazily(
  () => import('../features/handing-in/handed-in-letter.tsx'),
  'HandedInLetter',
);

/** What handing in puts into the letters. */
const lettersSlots: LettersSlots = {
  forClass: (letters) => (
    <Suspense>
      <HandingInBar letters={letters} />
    </Suspense>
  ),
  forLetter: (letters, line) => (
    <Suspense>
      <HandedInLetter letters={letters} line={line} />
    </Suspense>
  ),
};

export interface ClassFrameProps {
  readonly at: Extract<Route, { at: 'class' } | { at: 'student' }>;
}

/** A class: its name, the few facts that place it, five views. */
export function ClassFrame({ at }: ClassFrameProps) {
  const say = useSay();
  const classes = useQuery('class.list', {}).value;
  const known = classes?.find((one) => one.id === at.class);
  const teacher = useClassTeacher(at.class);
  if (classes && !known) return <Empty>{say('app.no-such-class')}</Empty>;
  if (!known || teacher === undefined) return null;
  return (
    <ReadOnly teacher={teacher}>
      <header className="class-head">
        <div className="class-title">
          <h1 dir="auto">{known.name}</h1>
          <ClassFacts known={known} />
          <div className="class-aside" id={CLASS_ASIDE} />
        </div>
        <div className="class-bar">
          <nav className="tabs" aria-label={say('app.views', { class: known.name })}>
            {CLASS_VIEWS.map((view) => (
              <Tab key={view} view={view} at={at} />
            ))}
          </nav>
          <div className="class-recording">
            {at.at === 'class' && at.view === 'grid' ? (
              <Changes>
                <RecordingBar classId={at.class} />
              </Changes>
            ) : null}
          </div>
        </div>
      </header>
      <div className="class-view" key={at.class}>
        <Suspense>
          <View at={at} name={known.name} />
        </Suspense>
      </div>
    </ReadOnly>
  );
}

function ClassFacts({ known }: { known: Output<'class.list'>[number] }) {
  const say = useSay();
  const format = useFormat();
  const unit = useQuery('class.get', { class: known.id }).value?.unit;
  const today = useQuery('gradebook.get', {}).value?.today;
  const teacher = useOtherTeacher();
  const facts = [
    say('app.students', { count: known.students }),
    unit && say('app.unit-of', { unit: unit.number, units: unit.count }),
    today && format.longDay(today),
  ];
  return (
    <p className="class-facts">
      {facts.filter(Boolean).join(' · ')}
      {teacher === null ? null : (
        <span className="class-whose">
          {teacher === '' ? say('app.read-only-nameless') : say('app.read-only', { teacher })}
        </span>
      )}
    </p>
  );
}

function Tab({ view, at }: { view: ClassView; at: ClassFrameProps['at'] }) {
  const say = useSay();
  const isHere = at.at === 'class' && at.view === view;
  return (
    <a
      className="tab"
      href={formatRoute({ at: 'class', class: at.class, view })}
      aria-current={isHere ? 'page' : undefined}
      aria-keyshortcuts={VIEW_KEYS[view]}
    >
      {say(`view.${view}`)} <span className="key">{VIEW_KEYS[view]}</span>
    </a>
  );
}

function View({ at, name }: { at: ClassFrameProps['at']; name: string }) {
  const openImport = useOpenImport();
  const areNamesHidden = useContext(NamesHiddenContext);
  if (at.at === 'student') return <StudentView classId={at.class} student={at.student} />;
  switch (at.view) {
    case 'grid':
      return (
        <ClassGrid
          classId={at.class}
          namesHidden={areNamesHidden}
          start={chosenCell(at)}
          onOpenStudent={(student) => go({ at: 'student', class: at.class, student })}
          onImport={(kind) => openImport({ kind, class: name })}
        />
      );
    case 'today':
      return <TodayView classId={at.class} part={at.part} />;
    case 'objectives':
      return (
        <ObjectivesView classId={at.class} name={name} part={at.part} objective={at.objective} />
      );
    case 'letters':
      return <LettersView classId={at.class} student={at.student} slots={lettersSlots} />;
    case 'reports':
      return at.part === 'charts' ? (
        <Reading>
          <ChartsView classId={at.class} />
        </Reading>
      ) : (
        <Reading>
          <ReportsView classId={at.class} name={name} asked={at} />
        </Reading>
      );
  }
}

/** The cell that the address names; without those members that it leaves open. */
function chosenCell({ student, objective }: Extract<Route, { at: 'class' }>) {
  return { ...(student ? { student } : {}), ...(objective ? { objective } : {}) };
}
