import type { Output } from '#shared/contract/contract.ts';
import type { Envelope } from '#shared/contract/port.ts';
import type { Client } from './client.ts';

/**
 * Takes the one answer to all that the first screen asks as the answers to its questions. Without
 * one (no file, an address of a class that is gone) the views ask for themselves and say what is wrong.
 */
export function keepFirstAnswers(
  { cache, heardRev }: Client,
  envelope: Envelope<Output<'window.first'>>,
): void {
  // News of a change that these answers do not show yet found nothing to turn stale.
  if (!envelope.ok || envelope.rev < heardRev()) return;
  const { value, rev } = envelope;
  cache.keep('setting.get', {}, value.settings, rev);
  cache.keep('gradebook.get', {}, value.gradebook, rev);
  cache.keep('department.get', {}, value.department, rev);
  cache.keep('class.list', {}, value.classes, rev);
  if (value.class) cache.keep('class.get', { class: value.class.id }, value.class, rev);
  if (value.grid) cache.keep('grid.get', { class: value.grid.class.id }, value.grid, rev);
}
