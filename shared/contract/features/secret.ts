import * as v from 'valibot';
import { text } from '../types.ts';

/** What closes and opens a bundle: a passphrase that was typed or taken from a file. */
export const secret = v.pipe(text, v.minLength(1, 'is empty'), v.maxLength(1000));
