import { initial } from './0010-initial.ts';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Every migration there ever was, in rising order. */
export const migrations: readonly Migration[] = [initial];

/** The schema version that this Gradus writes. */
export const SCHEMA_VERSION = migrations.at(-1)?.version ?? 0;
