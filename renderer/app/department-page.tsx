import { useEffect, useRef } from 'react';
import { DepartmentView } from '../features/department/department-view.tsx';
import type { DepartmentPart } from './route.ts';

/** How long a view that is still being asked for is waited for, in milliseconds. */
const PATIENCE = 3000;

/** The department's page, at the view that the address names. */
export function DepartmentPage({ part }: { part: DepartmentPart | undefined }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (part === undefined) return;
    const until = performance.now() + PATIENCE;
    let waiting = 0;
    const look = () => {
      const found = frame.current?.querySelector(`[data-part="${part}"]`);
      if (found) found.scrollIntoView({ block: 'start' });
      else if (performance.now() < until) waiting = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(waiting);
  }, [part]);
  return (
    <div className="department-page" ref={frame}>
      <DepartmentView />
    </div>
  );
}
