import { useEffect } from 'react';

/** Light, dark, or as the system has it; tokens.css reads the attribute. */
export function useTheme(theme: string): void {
  useEffect(() => {
    const root = document.documentElement;
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
  }, [theme]);
}
