/** José is found by jose: accents and capitals fall off texts and what is typed alike. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
