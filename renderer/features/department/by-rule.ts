import type { Parsed } from '#shared/contract/contract.ts';

/** The common rule of the letters, and the term they are of; empty: Gradus's own, up to the day. */
export type ByRule = Pick<Parsed<'department.letters'>, 'rule' | 'term'>;
