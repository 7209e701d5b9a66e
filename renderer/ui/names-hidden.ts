import { createContext } from 'react';

/** True while the screen is shown to a class and all names are covered. */
export const NamesHiddenContext = createContext(false);
