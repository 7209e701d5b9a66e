import type { Output } from '#shared/contract/contract.ts';
import { go, parseRoute } from './route.ts';

/**
 * Goes on to the class that the first answers are about, before anything is drawn: drawn first and
 * left at once, the empty page costs the window a layout and a paint.
 */
export function land(first: Output<'window.first'>): void {
  if (parseRoute(window.location.hash).at !== 'home' || first.department.isDepartment) return;
  if (first.class) go({ at: 'class', class: first.class.id, view: 'grid' }, 'replace');
}
