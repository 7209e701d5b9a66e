import type { Trouble } from './errors.ts';

/** The second, small map: what a shell (not the host) can do for the window. */

/** A language that the texts exist in. */
export type Language = 'en' | 'es';

/** What a person set: a language, or the one of the system. */
export type LanguageChoice = 'system' | Language;

/** A file that came from the person's hands, known to the window by its token only. */
export interface FileGrant {
  readonly grant: string;
  readonly name: string;
  readonly bytes: number;
}

export interface FileType {
  readonly label: string;
  /** Without the dot. */
  readonly extensions: readonly string[];
}

/** A gradebook file that this laptop knows. */
export interface FileChoice {
  /** Names it to the shell, which opens no other. */
  readonly file: string;
  readonly name: string;
  /** The app's own, the department's beside it, or one that was opened before. */
  readonly what: 'own' | 'department' | 'other';
  /** It has a window. */
  readonly isOpen: boolean;
  /** This window's own. */
  readonly isHere: boolean;
}

/** What became of opening a gradebook. */
export type FileOpening =
  | { readonly as: 'opened' | 'in-front' }
  /** No browser could be opened: the address stands where Gradus was started. */
  | { readonly as: 'told' }
  | { readonly as: 'refused'; readonly trouble: Trouble };

/** Whether a sheet became a file. */
export type PdfSaving = { readonly ok: true } | { readonly ok: false; readonly error: Trouble };

export interface Platform {
  /** The gradebook files that can have a window of their own. */
  files(): Promise<readonly FileChoice[]>;
  /**
   * Opens one of them in a window of its own, or brings its window to the front. Null: the person
   * points at a file, where the shell can ask; the answer is null when they think better of it.
   */
  openFile(file: string | null): Promise<FileOpening | null>;
  /** Asks for a file to read; null when the person thinks better of it. */
  pickOpen(types: readonly FileType[]): Promise<FileGrant | null>;
  /**
   * Writes the sheet that is ready to be printed to a place from `pickSave`, as PDF.
   * Null where the shell's own print dialog does that.
   */
  readonly savePdf: ((place: FileGrant) => Promise<PdfSaving>) | null;
  /** Asks for a place to write; null when the person thinks better of it. */
  pickSave(name: string, type: FileType): Promise<FileGrant | null>;
  /** Tells the shell that what `pickSave` named is written (a browser downloads it now). */
  saved(file: FileGrant): Promise<void>;
  /** Files dropped on the window; several become one folder. */
  dropped(files: readonly unknown[]): Promise<FileGrant | null>;
  openLink(url: string): Promise<void>;
  /** Sets the language of every window of this laptop; each hears of it by an event. */
  chooseLanguage(choice: LanguageChoice): Promise<void>;
}

/** Facts that a window checks before it starts. */
export interface BridgeInfo {
  readonly appVersion: string;
  /** Differs when window and host come from different builds. */
  readonly contractHash: string;
  readonly shell: 'electron' | 'loopback' | 'test';
  /** The window was opened as the department's, also before anything is merged there. */
  readonly isDepartment?: boolean;
  /** The language set on this laptop; the system's where nothing is said. */
  readonly language?: LanguageChoice;
}

/** What a host tells every window unasked. */
export type HostEvent =
  | { readonly type: 'changed'; readonly rev: number; readonly changes: readonly string[] }
  | {
      readonly type: 'job-progress';
      readonly job: string;
      readonly done: number;
      readonly total: number;
      /** What is being done, as a text key. */
      readonly label: string;
    }
  /** Another language was set; the host answers in it already. */
  | { readonly type: 'language'; readonly choice: LanguageChoice }
  /** The host went away; what is asked now is not answered before it is back. */
  | { readonly type: 'host-lost' }
  | { readonly type: 'host-restarted' }
  /** The gradebook was locked: what this window knows of it is to be forgotten. */
  | { readonly type: 'locked' }
  /** From here on this window is told of every change; the file stands at this revision. */
  | { readonly type: 'listening'; readonly rev: number };
