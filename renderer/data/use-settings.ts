import { useCallback } from 'react';
import { useCommand } from './use-command.ts';
import { useQuery } from './use-query.ts';

export type SettingValue = string | number | boolean;

export interface Settings {
  /** The value, or `otherwise` while it is unknown, unset or of another type. */
  get<T extends SettingValue>(name: string, otherwise: T): T;
  set(name: string, value: SettingValue | null): void;
}

/** Choices of this gradebook. */
export function useSettings(): Settings {
  const { value } = useQuery('setting.get', {});
  const { run } = useCommand('setting.set');
  return {
    get: (name, otherwise) => {
      const found = value?.[name];
      return typeof found === typeof otherwise ? (found as typeof otherwise) : otherwise;
    },
    set: useCallback(
      (name: string, next: SettingValue | null) => void run({ name, value: next }),
      [run],
    ),
  };
}
