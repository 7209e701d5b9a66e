import type { Output } from '#shared/contract/contract.ts';
import type { Client } from './client.ts';

/**
 * Asks what the first screen will want while the page is still being put together, each question
 * as soon as its input is known. `classAt` is the class that the address names, if it names one.
 */
export function askEarly({ cache }: Client, classAt: string | null): void {
  cache.prefetch('setting.get', {});
  cache.prefetch('gradebook.get', {});
  const askForClass = (id: string) => {
    cache.prefetch('grid.get', { class: id });
    cache.prefetch('class.get', { class: id });
  };
  if (classAt !== null) askForClass(classAt);
  const stop = cache.listen('class.list', {}, () => {
    const classes = cache.read('class.list', {}).value;
    if (!classes) return;
    stop();
    const first = firstClass(classes);
    if (classAt === null && first) askForClass(first.id);
  });
}

/** The class that a window opens at: the first that is still taught, else the first. */
export function firstClass(
  classes: Output<'class.list'>,
): Output<'class.list'>[number] | undefined {
  return classes.find((known) => !known.archived) ?? classes[0];
}
