/** Letters are kept with an ASCII hyphen and shown with a minus sign. */
export const shownLetter = (letter: string): string => letter.replace('-', '−');
