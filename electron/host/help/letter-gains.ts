import type { HelpStudent } from '#shared/domain/help/student.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import type { ClassHelp } from './class-help.ts';

/** A better letter, and the day on which the term closes. */
export interface LetterGain {
  readonly from: string;
  readonly to: string;
  readonly on: IsoDate;
}

/** What mastering one objective would do to a student's letter in the running term. */
export function letterGains(_ctx: ReadCtx, _help: ClassHelp) {
  return (_student: HelpStudent, _position: number): LetterGain | null => null;
}
