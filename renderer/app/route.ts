import { useSyncExternalStore } from 'react';

export const CLASS_VIEWS = ['grid', 'today', 'objectives', 'letters', 'reports'] as const;
export type ClassView = (typeof CLASS_VIEWS)[number];

/** The parts of a class's objectives, in the order of their tabs. */
export const OBJECTIVES_PARTS = [
  'plan',
  'prerequisites',
  'pre-teaching',
  'calendar',
  'class',
  'overrides',
  'habits',
] as const;

/** The views of a department, in their order on its page. */
export const DEPARTMENT_PARTS = [
  'teachers',
  'summary',
  'objectives',
  'letters',
  'shared',
  'moderation',
] as const;
export type DepartmentPart = (typeof DEPARTMENT_PARTS)[number];

/** A place in the window. It stands in the address, so that going back works. */
export type Route =
  | { readonly at: 'home' }
  | { readonly at: 'start' }
  | { readonly at: 'day' }
  | { readonly at: 'closing' }
  | { readonly at: 'bundles' }
  | { readonly at: 'department'; readonly part?: DepartmentPart | undefined }
  | { readonly at: 'second'; readonly check?: string | undefined }
  | {
      readonly at: 'class';
      readonly class: string;
      readonly view: ClassView;
      /** The cell (grid) or the line (letters) that is chosen. */
      readonly student?: string | undefined;
      readonly objective?: string | undefined;
      /** Part of a view that has several. */
      readonly part?: string | undefined;
      /** Sheet that is printed as soon as it is there, of this day; the command line asks so. */
      readonly print?: string | undefined;
      readonly on?: string | undefined;
    }
  | { readonly at: 'student'; readonly class: string; readonly student: string }
  | { readonly at: 'courses'; readonly course?: string | undefined }
  | { readonly at: 'settings'; readonly section?: string | undefined };

/** The place an address means; home for an address that means nothing. */
export function parseRoute(address: string): Route {
  const [path = '', query = ''] = address.replace(/^#?\/?/, '').split('?');
  const [first, second, third, fourth] = path.split('/').map(decodeURIComponent);
  const params = new URLSearchParams(query);
  if (first === 'day') return { at: 'day' };
  if (first === 'closing') return { at: 'closing' };
  if (first === 'bundles') return { at: 'bundles' };
  if (first === 'department') {
    return { at: 'department', part: DEPARTMENT_PARTS.find((part) => part === second) };
  }
  if (first === 'second') return { at: 'second', check: second || undefined };
  if (first === 'start') return { at: 'start' };
  if (first === 'courses') return { at: 'courses', course: second || undefined };
  if (first === 'settings') return { at: 'settings', section: second || undefined };
  if (first !== 'class' || !second) return { at: 'home' };
  if (third === 'student' && fourth) return { at: 'student', class: second, student: fourth };
  return {
    at: 'class',
    class: second,
    view: CLASS_VIEWS.find((view) => view === third) ?? 'grid',
    student: params.get('student') ?? undefined,
    objective: params.get('objective') ?? undefined,
    part: params.get('part') ?? undefined,
    print: params.get('print') ?? undefined,
    on: params.get('on') ?? undefined,
  };
}

/** The address of a place. */
export function formatRoute(route: Route): string {
  switch (route.at) {
    case 'home':
      return '#/';
    case 'start':
    case 'day':
    case 'closing':
    case 'bundles':
      return `#/${route.at}`;
    case 'department':
      return route.part ? `#/department/${route.part}` : '#/department';
    case 'second':
      return route.check ? `#/second/${route.check}` : '#/second';
    case 'courses':
      return route.course ? `#/courses/${route.course}` : '#/courses';
    case 'settings':
      return route.section ? `#/settings/${route.section}` : '#/settings';
    case 'student':
      return `#/class/${route.class}/student/${route.student}`;
    case 'class': {
      const params = new URLSearchParams();
      if (route.student) params.set('student', route.student);
      if (route.objective) params.set('objective', route.objective);
      if (route.part) params.set('part', route.part);
      if (route.print) params.set('print', route.print);
      if (route.on) params.set('on', route.on);
      const query = params.size === 0 ? '' : `?${params}`;
      return `#/class/${route.class}/${route.view}${query}`;
    }
  }
}

/** Goes to a place; `replace` leaves no step to come back to. */
export function go(route: Route, how: 'push' | 'replace' = 'push'): void {
  const address = formatRoute(route);
  if (how === 'push') {
    window.location.hash = address;
    return;
  }
  window.history.replaceState(null, '', address);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}

let known = { address: '', route: { at: 'home' } as Route };

function current(): Route {
  const address = window.location.hash;
  if (known.address !== address) known = { address, route: parseRoute(address) };
  return known.route;
}

function listen(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** Where the window is. */
export function useRoute(): Route {
  return useSyncExternalStore(listen, current);
}
