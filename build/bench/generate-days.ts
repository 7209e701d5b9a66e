import { randomUUID } from 'node:crypto';
import type { WriteCtx } from '../../electron/host/context.ts';
import { nameId } from '../../electron/host/name-id.ts';
import { addDays, weekdayOf } from '../../shared/domain/time.ts';

/** Days of a school year that are written. */
const DAYS = 280;

/** Visits in the plan of a day. */
const PLACES = 15;

/** What a class leaves behind day by day: a started plan, talks, help, requests, absence. */
export function writeDays(
  ctx: WriteCtx,
  of: { readonly class: string; readonly year: number; readonly students: readonly string[] },
  objectives: readonly string[],
  random: () => number,
): void {
  const { class: classId, year, students } = of;
  for (let n = 0; n < DAYS; n += 1) {
    const on = addDays(`${year}-08-31`, n);
    if (['sat', 'sun'].includes(weekdayOf(on))) continue;
    const recordedAt = Date.parse(`${on}T14:00:00Z`);
    const session = nameId('session', classId, on);
    ctx.rows.insert('session', session, {
      class: classId,
      on,
      startedAt: recordedAt,
      minutes: 45,
    });
    const from = Math.floor(random() * students.length);
    for (let place = 1; place <= PLACES; place += 1) {
      const student = students[(from + place) % students.length] ?? '';
      const visit = { session, student, place, challenge: false };
      ctx.rows.insert('visit', nameId('visit', session, student), visit);
      const kind = 'contact';
      const contact = { student, class: classId, on, kind, note: null, recordedAt };
      if (random() < 0.8) ctx.rows.insert('contact', randomUUID(), contact);
    }
    const student = students[Math.floor(random() * students.length)] ?? '';
    const absence = nameId('absence', classId, student, on);
    ctx.rows.insert('absence', absence, { class: classId, student, on });
    const other = students[Math.floor(random() * students.length)] ?? '';
    const objective = objectives[Math.floor(random() * objectives.length)] ?? '';
    const corrective = randomUUID();
    const help = { class: classId, objective, on, kind: 'conference', note: null, recordedAt };
    ctx.rows.insert('corrective', corrective, help);
    ctx.rows.insert('correctiveStudent', randomUUID(), { corrective, student: other });
    if (random() < 0.7) continue;
    ctx.rows.insert('mark', randomUUID(), {
      student: other,
      objective,
      class: classId,
      kind: random() < 0.5 ? 'asked' : 'check-ready',
      on,
      until: null,
      recordedAt: recordedAt + 1,
      closedOn: null,
    });
  }
}
