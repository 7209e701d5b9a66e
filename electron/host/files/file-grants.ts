import { TroubleError } from '#shared/contract/errors.ts';

/** A place in the file system that the person pointed at; windows know only the token. */
export interface Granted {
  readonly path: string;
  /** The name to show; never a path. */
  readonly name: string;
  readonly mode: 'read' | 'write';
  /** The bytes themselves, where the host made them; `path` is empty then. */
  readonly content?: Uint8Array;
  /** Called once they were merged. */
  readonly taken?: () => void;
}

export interface FileGrants {
  add(grant: string, granted: Granted): void;
  /** Throws TroubleError NOT_ALLOWED for a token nobody gave or a mode it is not for. */
  use(grant: string, mode: Granted['mode']): Granted;
}

/** The tokens of one host. */
export function createFileGrants(): FileGrants {
  const grants = new Map<string, Granted>();
  return {
    add: (grant, granted) => {
      grants.set(grant, granted);
    },
    use(grant, mode) {
      const granted = grants.get(grant);
      if (!granted || granted.mode !== mode)
        throw new TroubleError('NOT_ALLOWED', { what: 'file' });
      return granted;
    },
  };
}
