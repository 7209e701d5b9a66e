/** What decides where Gradus keeps its own files. */
export interface Surroundings {
  /** `process.platform`. */
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The person's home folder. */
  readonly home: string;
}

/** Name of the app's own gradebook inside its folder. */
export const OWN_GRADEBOOK = 'gradus.gradebook';

/** Name of the department's file beside it: a head's own teaching and the department stay apart. */
export const DEPARTMENT_GRADEBOOK = 'department.gradebook';

const isAbsolute = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path);

/**
 * The folder of the app's own gradebook, backups, logs and device id. Always the *local*
 * application folder: a roaming or synced one would be copied while the file is open. Every shell
 * asks here, so that all of them open the same gradebook. GRADUS_HOME overrides.
 */
export function appFolder({ platform, env, home }: Surroundings): string {
  const chosen = env.GRADUS_HOME;
  if (chosen) return chosen;
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA;
    return `${local && isAbsolute(local) ? local : `${home}\\AppData\\Local`}\\Gradus`;
  }
  if (platform === 'darwin') return `${home}/Library/Application Support/Gradus`;
  // The base-directory rules say that a relative path there is to be ignored.
  const data = env.XDG_DATA_HOME;
  return `${data && isAbsolute(data) ? data : `${home}/.local/share`}/gradus`;
}
