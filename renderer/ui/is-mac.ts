/** True on a Mac, where Command stands for Ctrl. */
export const isMac: boolean = /Mac/.test(navigator.userAgent);
