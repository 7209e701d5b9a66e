/** Where an error came from, without its message, which may quote a name from a file. */
export function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return 'thrown value';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return [`${error.name}${code}`, ...frames.slice(0, 12).map((line) => line.trim())].join(' | ');
}
