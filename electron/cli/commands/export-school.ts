import type { Args } from '../args.ts';
import type { Answer } from '../command.ts';
import { counted } from '../counted.ts';
import { resolveCourse, resolveProfile, resolveTerm } from '../resolve-by-name.ts';
import { resolveClass } from '../resolve-class.ts';
import { resolveStudent } from '../resolve-student.ts';
import type { Session } from '../session.ts';

/** A course as a CASE package. */
export async function exportCase(session: Session, args: Args): Promise<Answer> {
  const out = args.need('out');
  const { id, name } = await resolveCourse(session, args.need('course'));
  const json = await session.ask('export.case', { course: id, to: session.writeTo(out) });
  const text = `Wrote ${name} to ${out}: ${counted(json.items, 'item')}, ${counted(json.associations, 'link')}.`;
  return { json, text };
}

/** A term as a package for the school's system. */
export async function exportOneRoster(session: Session, args: Args): Promise<Answer> {
  const out = args.need('out');
  const { id, name } = await resolveTerm(session, args.need('term'));
  const json = await session.ask('export.oneroster', { term: id, to: session.writeTo(out) });
  const text = `Wrote ${name} to ${out}: ${counted(json.classes, 'class', 'classes')}, ${counted(json.students, 'student')}, ${counted(json.results, 'result')}.`;
  return { json, text };
}

/** A term's letters into a template of PowerTeacher Pro. */
export async function exportPst(session: Session, args: Args): Promise<Answer> {
  const out = args.need('out');
  const template = session.readFrom(args.need('template'));
  const { id } = await resolveClass(session, args.need('class'));
  const term = await resolveTerm(session, args.need('term'));
  const to = session.writeTo(out);
  const json = await session.ask('export.pst', { class: id, term: term.id, template, to });
  const others = [
    ...json.unknown.map((name) => `${name} is not in the class; the cell stays.`),
    ...json.notListed.map((name) => `${name} is not in the template.`),
  ];
  return { json, text: [`Filled ${json.filled} scores in ${out}.`, ...others].join('\n') };
}

/** A class's levels for a learning platform. */
export async function exportLms(
  session: Session,
  args: Args,
  what: 'canvas' | 'brightspace',
): Promise<Answer> {
  const out = args.need('out');
  const { id } = await resolveClass(session, args.need('class'));
  const word = args.text('term');
  const term = word === undefined ? null : (await resolveTerm(session, word)).id;
  const to = session.writeTo(out);
  const json = await session.ask('export.lms', { what, class: id, term, to });
  const left = json.leftOut.map((name) => `${name} has neither school id nor e-mail; left out.`);
  return { json, text: [`Wrote ${counted(json.rows, 'row')} to ${out}.`, ...left].join('\n') };
}

/** A class as a profile of the gradebook says. */
export async function exportProfile(session: Session, args: Args): Promise<Answer> {
  const out = args.need('out');
  const profile = await resolveProfile(session, args.word(1, 'The name of the profile'));
  const { id } = await resolveClass(session, args.need('class'));
  const word = args.text('term');
  const term = word === undefined ? null : (await resolveTerm(session, word)).id;
  const to = session.writeTo(out);
  const json = await session.ask('export.profile', { profile: profile.id, class: id, term, to });
  return { json, text: `Wrote ${counted(json.rows, 'line')} to ${out}.` };
}

/** What one student has shown, for another system. */
export async function exportStudent(
  session: Session,
  args: Args,
  what: 'xapi' | 'badges',
): Promise<Answer> {
  const out = args.need('out');
  const student = await resolveStudent(session, args.need('student'), null);
  const json = await session.ask('export.student', {
    what,
    student: student.id,
    pseudonyms: args.has('pseudonyms'),
    to: session.writeTo(out),
  });
  const one = what === 'xapi' ? 'statement' : 'badge';
  return { json, text: `Wrote ${counted(json.records, one)} to ${out}.` };
}
