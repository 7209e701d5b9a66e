/** Makes a forgotten case a compile error; at run time it names the value that nobody handled. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
