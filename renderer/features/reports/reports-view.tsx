import { type ReactNode, useState } from 'react';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import { OwnFiles } from './own-files.tsx';
import { type PrintAsked, Prints } from './prints.tsx';
import './reports-view.css';
import { SchoolFiles } from './school-files.tsx';

export interface ReportsViewProps {
  readonly classId: string;
  readonly name: string;
  /** What the address says; it may ask to print. */
  readonly asked: PrintAsked;
}

const FILES = ['grid', 'letters', 'evidence'] as const;

/** What leaves the screen: files for other programs, sheets of paper. */
export function ReportsView({ classId, name, asked }: ReportsViewProps) {
  const say = useSay();
  const saveFile = useSaveFile();
  const [term, setTerm] = useState<string | null>(null);
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
      <Prints classId={classId} name={name} asked={asked} termChoice={termChoice} />
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
        <p className="soft">{say('charts.what')}</p>
        <div className="reports-new">
          <a
            className="button"
            data-variant="plain"
            href={formatRoute({ at: 'class', class: classId, view: 'reports', part: 'charts' })}
          >
            {say('charts.open')}
          </a>
        </div>
      </section>
    </div>
  );
}
