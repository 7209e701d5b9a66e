/**
 * The closed list of troubles that a request can answer with. Each has a sentence in shared/text
 * under `error.CODE`; `params` fill its gaps. Troubles are values and cross the bridge as values.
 */
export const ERROR_CODES = [
  /** The request itself is off. */
  'UNKNOWN_METHOD',
  'BAD_INPUT',
  'TOO_LARGE',
  'NOT_ALLOWED',
  /** The gradebook file. */
  'FILE_OPEN_ELSEWHERE',
  'FILE_NOT_FOUND',
  'FOLDER_NOT_FOUND',
  'FILE_EXISTS',
  'FILE_NOT_A_GRADEBOOK',
  'FILE_FROM_NEWER_VERSION',
  'FILE_DAMAGED',
  /** It is locked, and nobody has said its passphrase yet. */
  'FILE_LOCKED',
  'WRONG_PASSPHRASE',
  'KEY_FILE_MISSING',
  'FILE_READ_ONLY',
  'DISK_FULL',
  'DISK_ERROR',
  'NODE_TOO_OLD',
  /** Something named is not there, or not alone. */
  'NOT_FOUND',
  'AMBIGUOUS',
  'NAME_TAKEN',
  'NOTHING_TO_UNDO',
  'NOTHING_TO_REDO',
  'ERASED_BEFORE',
  'ERASE_UNSURE',
  'ERASE_COUNTS_ELSEWHERE',
  /** Rules of the gradebook. */
  'INVALID',
  'CYCLE',
  'NOT_ENROLLED',
  'NOT_ENROLLED_ON',
  'NOT_PLANNED',
  'ALREADY_VOIDED',
  'NOT_YOURS',
  /** Files that come in. */
  'IMPORT_UNREADABLE',
  'IMPORT_EMPTY',
  'IMPORT_WRONG_KIND',
  'IMPORT_HEADINGS',
  'IMPORT_UNSAFE',
  'IMPORT_NOTHING_USABLE',
  'IMPORT_STALE',
  /** Bundles of other laptops. */
  'BUNDLE_UNREADABLE',
  'BUNDLE_FROM_NEWER_VERSION',
  'BUNDLE_INCOMPLETE',
  'BUNDLE_FOREIGN_IDS',
  'MERGE_TOO_MUCH',
  'PUBLISH_FAILED',
  /** Paper. */
  'NO_BROWSER',
  'NOT_PRINTED',
  'CANCELLED',
  /** The process that keeps the file died while it worked on this. */
  'HOST_STOPPED',
  /** The window's way to the host is gone; nobody knows what became of the call. */
  'UNREACHABLE',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A trouble as it crosses the bridge: never an exception, never a stack. */
export interface Trouble {
  readonly code: ErrorCode;
  /** Texts and numbers for the sentence. */
  readonly params: Readonly<Record<string, string | number>>;
  /** A short reference that also stands in the log, for troubles nobody expected. */
  readonly ref?: string;
}

/** Carries a trouble up to the one place (dispatch) that turns it into an answer. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(code: ErrorCode, params: Trouble['params'] = {}) {
    super(code);
    this.name = 'TroubleError';
    this.trouble = { code, params };
  }
}
