/** A number with its noun: `1 class`, `2 classes`; `more` only where the plural takes more than an s. */
export function counted(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}
