import { type ReactNode, useEffect, useState } from 'react';
import type { FileGrant } from '#shared/contract/platform.ts';
import { useOpenCheck } from '../../app/open-check.tsx';
import { go } from '../../app/route.ts';
import { useClient } from '../../data/client-context.tsx';
import { useQuery } from '../../data/use-query.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckBox, Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { SHEET_OF, SHEETS, type SheetName } from './sheets.ts';

/** What the address says: a sheet that is named there is printed at once, as the command line asks. */
export interface PrintAsked {
  readonly print?: string | undefined;
  readonly student?: string | undefined;
  readonly on?: string | undefined;
  readonly part?: string | undefined;
}

/** `part` of an address that asks for the help that was given, too. */
const WITH_HELP = 'help';

interface Wanted {
  readonly sheet: SheetName;
  readonly student: string | null;
  readonly on: string | null;
  readonly withHelp: boolean;
}

export interface PrintsProps {
  readonly classId: string;
  readonly name: string;
  readonly asked: PrintAsked;
  readonly termChoice: (
    label: string,
    value: string | null,
    onChange: (term: string | null) => void,
  ) => ReactNode;
}

interface Printing extends Wanted {
  /** Where it goes as a file; null: to the printer. */
  readonly pdf: FileGrant | null;
}

/** Sheets with a part for each student, of which one alone can be printed. */
const EACH: ReadonlySet<SheetName> = new Set(['students', 'weekly']);
const OF_A_TERM: ReadonlySet<SheetName> = new Set(['habits', 'habit-slips']);

/** The sheets of a class, each a press away: on paper, or as a PDF where the shell can. */
export function Prints({ classId, name, asked, termChoice }: PrintsProps) {
  const say = useSay();
  const client = useClient();
  const openCheck = useOpenCheck();
  const [term, setTerm] = useState<string | null>(null);
  const [withHelp, setWithHelp] = useState(false);
  const [only, setOnly] = useState<Partial<Record<SheetName, string>>>({});
  const [printing, setPrinting] = useState<Printing | null>(null);
  const named = SHEETS.find((sheet) => sheet === asked.print);
  const { student = null, on = null, part } = asked;
  useEffect(() => {
    if (named) setPrinting({ sheet: named, student, on, withHelp: part === WITH_HELP, pdf: null });
  }, [named, student, on, part]);

  const chosen = (sheet: SheetName): Wanted => ({
    sheet,
    student: only[sheet] ?? null,
    on: null,
    withHelp: sheet === 'students' && withHelp,
  });
  const { platform } = client.bridge;
  const savePdf = async (sheet: SheetName) => {
    const type = { label: say('ui.file-of', { extension: 'PDF' }), extensions: ['pdf'] };
    const pdf = await platform.pickSave(`${name} ${say(`reports.print-${sheet}`)}.pdf`, type);
    if (pdf) setPrinting({ ...chosen(sheet), pdf });
  };
  const finish = () => {
    setPrinting(null);
    // Going back to the address must not print again.
    if (named) go({ at: 'class', class: classId, view: 'reports' }, 'replace');
  };

  return (
    <section>
      <h2>{say('reports.prints')}</h2>
      <ul className="reports-list">
        {SHEETS.map((sheet) => (
          <li key={sheet}>
            <h3>{say(`reports.print-${sheet}`)}</h3>
            <p className="soft">{say(`reports.print-${sheet}-what`)}</p>
            {sheet === 'clipboard' ? (
              <Button onPress={() => openCheck({ what: 'clipboard', class: classId })}>
                {say('reports.type-back')}
              </Button>
            ) : OF_A_TERM.has(sheet) ? (
              termChoice(say('reports.habits-term'), term, setTerm)
            ) : EACH.has(sheet) ? (
              <span className="reports-whom">
                <WhomChoice
                  classId={classId}
                  sheet={sheet}
                  value={only[sheet] ?? null}
                  onChange={(student) => setOnly({ ...only, [sheet]: student ?? undefined })}
                />
                {sheet === 'students' ? (
                  <CheckBox isChecked={withHelp} onChange={setWithHelp}>
                    {say('reports.with-help')}
                  </CheckBox>
                ) : null}
              </span>
            ) : (
              <span />
            )}
            <span className="reports-saves">
              <Button onPress={() => setPrinting({ ...chosen(sheet), pdf: null })}>
                {say('reports.print')}
              </Button>
              {platform.savePdf ? (
                <Button
                  label={say('reports.save-pdf-of', { sheet: say(`reports.print-${sheet}`) })}
                  onPress={() => void savePdf(sheet)}
                >
                  {say('reports.save-pdf')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {printing ? (
        <PrintDocument
          isLandscape={printing.sheet === 'grid'}
          log={{
            what: printing.sheet,
            classes: [classId],
            students: null,
            ...(printing.student !== null && { who: [printing.student] }),
          }}
          pdf={printing.pdf}
          onDone={finish}
          render={(ready) => {
            const Sheet = SHEET_OF[printing.sheet];
            return <Sheet {...printing} classId={classId} term={term} onReady={ready} />;
          }}
        />
      ) : null}
    </section>
  );
}

interface WhomProps {
  readonly classId: string;
  readonly sheet: SheetName;
  readonly value: string | null;
  readonly onChange: (student: string | null) => void;
}

/** Everybody, or one. */
function WhomChoice({ classId, sheet, value, onChange }: WhomProps) {
  const say = useSay();
  const grid = useQuery('grid.get', { class: classId }).value;
  const students = grid?.rows.students ?? [];
  return (
    <Choice
      label={say('reports.whom', { sheet: say(`reports.print-${sheet}`) })}
      isLabelHidden
      isInline
      value={value ?? ''}
      onChange={(student) => onChange(student || null)}
      options={[
        { value: '', label: say('reports.everybody') },
        ...students.map((id, at) => ({ value: id, label: grid?.students.name[at] ?? '' })),
      ]}
    />
  );
}
