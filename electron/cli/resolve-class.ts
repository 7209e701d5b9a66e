import type { Output } from '#shared/contract/contract.ts';
import { findOne, pickOne } from './pick-one.ts';
import type { Session } from './session.ts';

type ClassItem = Output<'class.list'>[number];

const WAYS = [
  (item: ClassItem) => [item.name],
  (item: ClassItem) => [item.code],
  (item: ClassItem) => [item.id],
];

/** A class by name, code or id. Classes in use come before archived ones of the same name. */
export async function resolveClass(session: Session, word: string): Promise<ClassItem> {
  const all = await session.ask('class.list', {});
  const inUse = all.filter((item) => !item.archived);
  return findOne('class', word, inUse, WAYS) ?? pickOne('class', word, all, WAYS);
}

/** The same, with null for a class that is not there yet. */
export async function findClass(session: Session, word: string): Promise<ClassItem | null> {
  const all = await session.ask('class.list', {});
  return findOne(
    'class',
    word,
    all.filter((item) => !item.archived),
    WAYS,
  );
}
