import type { ReactNode } from 'react';
import type { Parsed } from '#shared/contract/contract.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ByRule } from './by-rule.ts';

export interface DepartmentPartProps {
  readonly title: string;
  /** Its place in the window; the name of what is written, where that says it. */
  readonly part?: string;
  /** The view as it is written to CSV; without: nothing to write. */
  readonly what?: Parsed<'department.export'>['what'];
  /** The rule and the term of letters, as they are shown. */
  readonly byRule?: ByRule;
  readonly children: ReactNode;
}

/** One view of the department under its heading, with the file it can be written to. */
export function DepartmentPart({
  title,
  what,
  part = what,
  byRule,
  children,
}: DepartmentPartProps) {
  return (
    <section data-part={part}>
      <div className="department-line">
        <h2>{title}</h2>
        {what === undefined ? null : (
          <CsvButton title={title} what={what} {...(byRule && { byRule })} />
        )}
      </div>
      {children}
    </section>
  );
}

/** Writes a view as CSV, groups under ten hidden. */
export function CsvButton({
  title,
  what,
  byRule,
}: {
  readonly title: string;
  readonly what: Parsed<'department.export'>['what'];
  readonly byRule?: ByRule;
}) {
  const say = useSay();
  const saveFile = useSaveFile();
  const write = () =>
    saveFile({
      name: `${title}.csv`,
      extension: 'csv',
      write: (client, to) => client.run('department.export', { what, to, ...byRule }),
      done: say('department.written'),
    });
  return (
    <Button
      variant="quiet"
      label={say('department.csv-of', { title })}
      onPress={() => void write()}
    >
      {say('department.csv')}
    </Button>
  );
}
