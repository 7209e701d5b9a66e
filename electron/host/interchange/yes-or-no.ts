const YES = ['yes', 'y', 'true', 't', '1', 'x', '✓', '✔', 'si', 'sí', 'verdadero', 'ja', 'oui'];
const NO = ['no', 'n', 'false', 'f', '0', '-', 'falso', 'nein', 'non'];

/** A yes or a no in the usual ways of writing it; null when it is neither. */
export function yesOrNo(
  written: string,
  alsoYes: readonly string[] = [],
  alsoNo: readonly string[] = [],
): boolean | null {
  const word = written.trim().toLowerCase();
  if (YES.includes(word) || alsoYes.includes(word)) return true;
  if (NO.includes(word) || alsoNo.includes(word)) return false;
  return null;
}
