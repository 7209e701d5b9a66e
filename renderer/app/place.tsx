import type { ReactNode } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useSay } from '../ui/say.tsx';
import { formatRoute, type Route, useRoute } from './route.ts';

export interface PlaceProps {
  readonly to: Route;
  readonly isHere: boolean;
  readonly children: ReactNode;
}

/** A line of the sidebar that leads to a place. */
export function Place({ to, isHere, children }: PlaceProps) {
  return (
    <a className="place" href={formatRoute(to)} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  );
}

/** A class with the number of its students; it opens in the view in which the last one was. */
export function ClassPlace({ known }: { known: Output<'class.list'>[number] }) {
  const say = useSay();
  const route = useRoute();
  const isClass = route.at === 'class' || route.at === 'student';
  const view = route.at === 'class' ? route.view : 'grid';
  return (
    <Place to={{ at: 'class', class: known.id, view }} isHere={isClass && route.class === known.id}>
      <span className="place-name" dir="auto" title={known.name}>
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
