import { isIsoDate } from '#shared/domain/time.ts';

const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?`;
const ZONE = String.raw`(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)`;
const INSTANT = new RegExp(String.raw`^(\d{4}-\d{2}-\d{2})T${TIME}${ZONE}$`);

/**
 * Milliseconds of an ISO 8601 instant that says its zone. Null for everything else: what a laptop
 * would read in its own zone is a different instant on another.
 */
export function writtenInstant(text: string): number | null {
  const [, day = ''] = INSTANT.exec(text) ?? [];
  return isIsoDate(day) ? Date.parse(text) : null;
}

/** An instant of a framework: in UTC, and whether it said its zone. */
export interface FrameworkInstant {
  readonly at: string;
  readonly hasZone: boolean;
}

/**
 * The instant that a published framework writes. Programs leave the zone out, the colon of it, or the
 * time; without a zone it is taken as UTC. Null for what is no instant.
 */
export function frameworkInstant(text: string): FrameworkInstant | null {
  const [day = '', ...rest] = text.trim().toUpperCase().split(/[T ]/);
  const time = rest.join('').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const hasZone = /(?:Z|[+-]\d\d:\d\d)$/.test(time);
  const millis = writtenInstant(`${day}T${time || '00:00'}${hasZone ? '' : 'Z'}`);
  return millis === null ? null : { at: new Date(millis).toISOString(), hasZone };
}
