/** A value or an expected trouble; expected troubles are values, never exceptions. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/** Wraps a good value. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** Wraps a trouble. */
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
