import { useLayoutEffect } from 'react';
import type { BridgeInfo } from '#shared/contract/platform.ts';
import { firstClass } from '#shared/domain/first-class.ts';
import { useQuery } from '../data/use-query.ts';
import { lazily } from '../ui/lazily.tsx';
import { ClassFrame } from './class-frame.tsx';
import { useIsDepartment } from './department-window.ts';
import { go, useRoute } from './route.ts';

const StartView = lazily(() => import('../features/start/start-view.tsx'), 'StartView');
const DayView = lazily(() => import('../features/day/day-view.tsx'), 'DayView');
const BundlesView = lazily(() => import('../features/merge/bundles-view.tsx'), 'BundlesView');
const DepartmentPage = lazily(() => import('./department-page.tsx'), 'DepartmentPage');
const SecondChecksView = lazily(
  () => import('../features/merge/second-checks-view.tsx'),
  'SecondChecksView',
);
const ClosingView = lazily(() => import('../features/handing-in/closing-view.tsx'), 'ClosingView');
const CoursesView = lazily(() => import('../features/objectives/courses-view.tsx'), 'CoursesView');
const DisclosureList = lazily(
  () => import('../features/disclosures/disclosure-list.tsx'),
  'DisclosureList',
);
const HistoryList = lazily(() => import('../features/history/history-list.tsx'), 'HistoryList');
const SettingsView = lazily(() => import('../features/settings/settings-view.tsx'), 'SettingsView');

/** Goes on to the first class, so that the address always says where the window is. */
function Forward({ classId }: { classId: string }) {
  useLayoutEffect(() => {
    go({ at: 'class', class: classId, view: 'grid' }, 'replace');
  }, [classId]);
  return null;
}

export interface OutletProps {
  /** The gradebook has no class yet. */
  readonly isEmpty: boolean;
  readonly info: BridgeInfo;
}

/** The view of the place where the window is. */
export function OutletView({ isEmpty, info }: OutletProps) {
  const route = useRoute();
  const classes = useQuery('class.list', {}).value;
  const isDepartment = useIsDepartment();
  const about = useQuery('department.get', route.at === 'home' ? {} : null).value;
  switch (route.at) {
    case 'start':
      return <StartView />;
    case 'home': {
      if (isDepartment) return <DepartmentPage part={undefined} />;
      if (!about) return null;
      if (isEmpty) return <StartView />;
      const first = classes && firstClass(classes);
      return first ? <Forward classId={first.id} /> : null;
    }
    case 'day':
      return <DayView />;
    case 'closing':
      return <ClosingView />;
    case 'bundles':
      return <BundlesView />;
    case 'department':
      return <DepartmentPage part={route.part} />;
    case 'second':
      return <SecondChecksView key={route.check ?? ''} check={route.check} />;
    case 'courses':
      return <CoursesView course={route.course} />;
    case 'settings':
      return (
        <SettingsView
          section={route.section}
          info={info}
          history={<HistoryList />}
          left={<DisclosureList />}
        />
      );
    case 'class':
    case 'student':
      return <ClassFrame at={route} />;
  }
}
