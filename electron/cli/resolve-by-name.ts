import { invalid } from '#host/found.ts';
import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { builtInNames } from '#shared/domain/built-in-names.ts';
import { findOne, pickOne } from './pick-one.ts';
import type { Session } from './session.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

const WAYS = [(item: Named) => [item.name], (item: Named) => [item.id]];

/** A course by name or id. */
export async function resolveCourse(session: Session, word: string): Promise<Named> {
  return pickOne('course', word, await session.ask('course.list', {}), WAYS);
}

type Term = Output<'term.list'>[number];

/** A term by name or id; `among` may take several for one. */
export async function resolveTerm(
  session: Session,
  word: string,
  among: (terms: readonly Term[]) => readonly Term[] = (terms) => terms,
): Promise<Named> {
  const all = await session.ask('term.list', {});
  return pickOne('term', word, all.some(({ id }) => id === word) ? all : among(all), WAYS);
}

/** A described file by name or id. */
export async function resolveProfile(session: Session, word: string): Promise<Named> {
  return pickOne('export profile', word, await session.ask('export-profile.list', {}), WAYS);
}

type Rule = Output<'rule.list'>[number];

/** A letter rule by name or id; a school's own goes before one that comes with a gradebook. */
export async function resolveRule(session: Session, word: string): Promise<Rule> {
  const all = await session.ask('rule.list', {});
  const ways = [(item: Rule) => [...namesOf(item)], (item: Rule) => [item.id]];
  const own = all.filter((item) => !item.builtIn);
  return findOne('rule', word, own, ways) ?? pickOne('rule', word, all, ways);
}

/** A task of a class by name or id. */
export async function resolveTask(session: Session, word: string, classId: string): Promise<Named> {
  const { tasks } = await session.ask('grid.get', { class: classId });
  return pickOne('task', word, tasks, WAYS);
}

type Scale = Output<'scale.list'>[number];

/** `four-points`, `Four points` and `FOUR POINTS` name one scale. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** In all languages, where it comes with every gradebook. */
const namesOf = ({ name, builtIn }: { name: string; builtIn: boolean }): readonly string[] =>
  builtIn ? builtInNames(name) : [name];

/** A scale by name, id or preset. */
export async function resolveScale(session: Session, word: string): Promise<Scale> {
  const scales = await session.ask('scale.list', {});
  const exact = findOne('scale', word, scales, WAYS);
  if (exact) return exact;
  const alike = scales.find((item) => namesOf(item).some((name) => plain(name) === plain(word)));
  if (alike) return alike;
  throw new TroubleError('NOT_FOUND', { what: 'scale', name: word });
}

/** The key of a level named by key, name or number. Throws INVALID. */
export function levelKey(scale: Pick<Scale, 'levels' | 'name'>, word: string): string {
  const text = word.trim().toLowerCase();
  const found =
    scale.levels.find((level) => level.key.toLowerCase() === text) ??
    scale.levels.find((level) => level.name.toLowerCase() === text) ??
    scale.levels.find((level) => builtInNames(level.name).some((n) => n.toLowerCase() === text)) ??
    scale.levels.find((level) => text !== '' && level.value === Number(text));
  if (found) return found.key;
  const keys = scale.levels.map((level) => level.key).join(', ');
  throw invalid('level', word, 'why.use-one-of', { levels: keys });
}
