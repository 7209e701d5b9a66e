import { type ReactNode, useState } from 'react';
import { useOpenCheck } from '../../app/open-check.tsx';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { ClipboardSheet, WeeklySheet } from '../../print/cycle-sheets.tsx';
import { GridSheet } from '../../print/grid-sheet.tsx';
import { HabitSheet, HabitSlips } from '../../print/habit-sheets.tsx';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { OwnFiles } from './own-files.tsx';
import './reports-view.css';
import { SubstituteSheet } from '../../print/substitute-sheet.tsx';
import { TodaySheet } from '../../print/today-sheet.tsx';
import { SchoolFiles } from './school-files.tsx';

export interface ReportsViewProps {
  readonly classId: string;
  readonly name: string;
}

const FILES = ['grid', 'letters', 'evidence'] as const;
const SHEETS = [
  'grid',
  'today',
  'clipboard',
  'weekly',
  'substitute',
  'habits',
  'habit-slips',
] as const;
const SHEET_OF = {
  grid: GridSheet,
  today: TodaySheet,
  clipboard: ClipboardSheet,
  weekly: WeeklySheet,
  substitute: SubstituteSheet,
  habits: HabitSheet,
  'habit-slips': HabitSlips,
};

/** What leaves the screen: files for other programs, sheets of paper. */
export function ReportsView({ classId, name }: ReportsViewProps) {
  const say = useSay();
  const saveFile = useSaveFile();
  const openCheck = useOpenCheck();
  const [term, setTerm] = useState<string | null>(null);
  const [habitTerm, setHabitTerm] = useState<string | null>(null);
  const [printing, setPrinting] = useState<(typeof SHEETS)[number] | null>(null);
  const terms = useQuery('term.list', {}).value ?? [];
  const courses = useQuery('plan.get', { class: classId }).value?.courses ?? [];

  const saveSheet = (what: (typeof FILES)[number], format: 'csv' | 'xlsx') =>
    saveFile({
      name: `${name} ${say(`reports.${what}`)}.${format}`,
      extension: format,
      write: (client, to) =>
        client.run('export.csv', {
          what,
          class: classId,
          term: what === 'letters' ? term : null,
          to,
          format,
        }),
      done: say('reports.saved', { what: say(`reports.${what}`) }),
    });
  const savePack = (course: { id: string; name: string }) =>
    saveFile({
      name: `${course.name}.json`,
      extension: 'json',
      write: (client, to) => client.run('export.course', { course: course.id, to }),
      done: say('courses.exported'),
    });

  const termChoice = (
    label: string,
    value: string | null,
    onChange: (term: string | null) => void,
  ): ReactNode =>
    terms.length === 0 ? (
      <span />
    ) : (
      <Choice
        label={label}
        isLabelHidden
        isInline
        value={value ?? ''}
        onChange={(chosen) => onChange(chosen || null)}
        options={[
          { value: '', label: say('letters.whole-year') },
          ...terms.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
    );

  return (
    <div className="reports">
      <section>
        <h2>{say('reports.files')}</h2>
        <p className="soft">{say('reports.files-hint')}</p>
        <ul className="reports-list">
          {FILES.map((what) => (
            <li key={what}>
              <h3>{say(`reports.${what}`)}</h3>
              <p className="soft">{say(`reports.${what}-what`)}</p>
              {what === 'letters' ? termChoice(say('reports.term'), term, setTerm) : <span />}
              <span className="reports-saves">
                <Button onPress={() => void saveSheet(what, 'csv')}>
                  {say('reports.save-csv')}
                </Button>
                <Button
                  label={say('reports.save-xlsx-of', { what: say(`reports.${what}`) })}
                  onPress={() => void saveSheet(what, 'xlsx')}
                >
                  {say('reports.save-xlsx')}
                </Button>
              </span>
            </li>
          ))}
          {courses.map((course) => (
            <li key={course.id}>
              <h3>
                {say('reports.course')}: {course.name}
              </h3>
              <p className="soft">{say('reports.course-what')}</p>
              <span />
              <Button onPress={() => void savePack(course)}>{say('reports.save-pack')}</Button>
            </li>
          ))}
        </ul>
      </section>
      <SchoolFiles classId={classId} name={name} />
      <OwnFiles classId={classId} name={name} />
      <section>
        <h2>{say('charts.title')}</h2>
        <ul className="reports-list">
          <li>
            <h3>{say('charts.title')}</h3>
            <p className="soft">{say('charts.what')}</p>
            <span />
            <a
              className="button"
              data-variant="plain"
              href={formatRoute({ at: 'class', class: classId, view: 'reports', part: 'charts' })}
            >
              {say('charts.open')}
            </a>
          </li>
        </ul>
      </section>
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
              ) : sheet === 'habits' || sheet === 'habit-slips' ? (
                termChoice(say('reports.habits-term'), habitTerm, setHabitTerm)
              ) : (
                <span />
              )}
              <Button onPress={() => setPrinting(sheet)}>{say('reports.print')}</Button>
            </li>
          ))}
        </ul>
      </section>
      {printing ? (
        <PrintDocument
          isLandscape={printing === 'grid'}
          log={{ what: printing, classes: [classId], students: null }}
          onDone={() => setPrinting(null)}
          render={(ready) => {
            const Sheet = SHEET_OF[printing];
            return <Sheet classId={classId} term={habitTerm} onReady={ready} />;
          }}
        />
      ) : null}
    </div>
  );
}
