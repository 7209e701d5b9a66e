import { nameId } from './name-id.ts';

/** An identifier as CASE 1.1 prints it: versions 1 to 5, small letters. */
const PRINTED = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/**
 * The identifier that a row has in a CASE file, the same for ever: our own ids are of version 7,
 * which the standard does not know, so they get a name-based one.
 */
export const caseId = (id: string): string => (PRINTED.test(id) ? id : nameId('case id', id));
