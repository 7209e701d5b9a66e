import type { Output } from '#shared/contract/contract.ts';

export type CalendarDay = Output<'calendar.get'>['days'][number];

/** A span of days that was chosen with mouse or keys: where it began and where it is now. */
export interface DaySpan {
  readonly anchor: string;
  readonly to: string;
}

/** The chosen days in order of time. */
export const spanInOrder = ({ anchor, to }: DaySpan): { from: string; to: string } =>
  anchor <= to ? { from: anchor, to } : { from: to, to: anchor };
