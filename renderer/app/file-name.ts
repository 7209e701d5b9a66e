import type { FileChoice } from '#shared/contract/platform.ts';
import type { Say } from '#shared/text/text.ts';

/** What a person calls a gradebook: the two that everybody has have names of their own. */
export function fileName(say: Say, { what, name }: FileChoice): string {
  if (what === 'own') return say('files.own');
  return what === 'department' ? say('files.department') : name;
}
