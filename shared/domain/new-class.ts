import type { Row } from '../model/row.ts';
import type { ScaleId } from './ids.ts';

/** A class as it begins when nobody has chosen anything but its name. */
export function newClass(name: string, scale: ScaleId, position: number): Row<'class'> {
  return {
    name,
    code: null,
    scale,
    threshold: null,
    method: 'highest',
    parameter: null,
    scores: 'cuts',
    first: null,
    last: null,
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    rotation: null,
    rotationDays: null,
    selfPaced: false,
    moveNewcomers: true,
    moveAfterAbsence: true,
    makeUpsByTaskDate: false,
    confirmMultipleChoice: false,
    position,
    archivedOn: null,
  };
}
