import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Name } from '#shared/contract/contract.ts';
import { NEW_PROFILE } from '#shared/domain/export-profile.ts';
import { grantFor } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import type { TestHost } from '../helpers/memory-host.ts';

/** What the examples of files for other programs are about. */
export interface FurnishedExports {
  readonly exportProfile: string;
}
type F = FurnishedExports & {
  readonly class: string;
  readonly students: readonly string[];
  readonly course: string;
  readonly handedIn: string;
  readonly to: string;
};

const DEFINITION = { ...NEW_PROFILE, columns: [...NEW_PROFILE.columns] };

/** Describes a file. */
export async function furnishExports(host: TestHost): Promise<FurnishedExports> {
  const saved = await host.ask('export-profile.save', { name: 'Registrar', ...DEFINITION });
  return { exportProfile: saved.profile };
}

/** A score template of PowerTeacher Pro that takes letters. */
export function templateFor(host: TestHost): string {
  const file = join(testFolder(), 'scores.csv');
  writeFileSync(file, 'Score Type:,GRADESCALE,\nStudent Num,Student Name,Score\n00001,A,\n');
  return grantFor(host, file, 'read');
}

/** Good questions about files for other programs. */
export const exportExamples = {
  'export.case': (f: F) => ({ course: f.course, to: f.to }),
  'export.course': (f: F) => ({ course: f.course, to: f.to }),
  'export.oneroster': (f: F) => ({ term: f.handedIn, to: f.to }),
  'export.lms': (f: F) => ({ what: 'canvas' as const, class: f.class, term: f.handedIn, to: f.to }),
  'export.csv': (f: F) => ({ what: 'grid' as const, class: f.class, term: null, to: f.to }),
  'export.student': (f: F) => ({ what: 'xapi' as const, student: f.students[0] ?? '', to: f.to }),
  'export-profile.list': () => ({}),
  'export-profile.save': () => ({ name: 'Office', ...DEFINITION }),
  'export-profile.remove': (f: F) => ({ profile: f.exportProfile }),
  'export-profile.preview': (f: F) => ({ class: f.class, term: f.handedIn, ...DEFINITION }),
  'export.profile': (f: F) => ({
    profile: f.exportProfile,
    class: f.class,
    term: f.handedIn,
    to: f.to,
  }),
} satisfies { readonly [N in Name]?: (f: F) => Input<N> };
