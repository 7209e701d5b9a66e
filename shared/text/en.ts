import { errors } from './en/errors.ts';
import { shell } from './en/shell.ts';
import { ui } from './en/ui.ts';

/** Every English sentence and label, by key. Features keep theirs in files of their own. */
export const en = { ...errors, ...shell, ...ui } as const;
