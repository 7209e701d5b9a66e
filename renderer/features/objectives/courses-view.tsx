import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { useOpenImport } from '../../app/open-import.tsx';
import { formatRoute, go } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextField } from '../../ui/field.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import './courses-view.css';

type Course = Output<'course.list'>[number];

/** All courses; the chosen one with its units and objectives. */
export function CoursesView({ course }: { course: string | undefined }) {
  const say = useSay();
  const list = useQuery('course.list', {});
  return (
    <>
      <header className="class-head">
        <div className="class-title courses-title">
          <h1>{say('courses.title')}</h1>
          <span className="line-gap" />
          <NewCourse />
        </div>
      </header>
      <QueryGate query={list}>
        {(courses) => {
          if (courses.length === 0) {
            return <Empty title={say('courses.empty-title')}>{say('courses.empty')}</Empty>;
          }
          // Where there is only one, nothing is left to choose.
          const here = course ?? (courses.length === 1 ? courses[0]?.id : undefined);
          return (
            <div className="courses">
              <ul className="courses-list">
                {courses.map((one) => (
                  <CourseLine key={one.id} course={one} isHere={one.id === here} />
                ))}
              </ul>
              <section className="courses-one">
                {here === undefined ? (
                  <p className="soft">{say('courses.choose')}</p>
                ) : (
                  <OneCourse key={here} id={here} />
                )}
              </section>
            </div>
          );
        }}
      </QueryGate>
    </>
  );
}

function NewCourse() {
  const say = useSay();
  const openImport = useOpenImport();
  const { run, running } = useCommand('course.create');
  const [name, setName] = useState('');
  const create = async () => {
    const created = await run({ name: name.trim() });
    if (!created) return;
    setName('');
    go({ at: 'courses', course: created.course });
  };
  return (
    <form
      className="courses-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') void create();
      }}
    >
      <TextField
        label={say('courses.name')}
        isLabelHidden
        placeholder={say('courses.name')}
        value={name}
        onChange={setName}
      />
      <Button type="submit" isDisabled={running || name.trim() === ''}>
        {say('courses.new')}
      </Button>
      <Button onPress={() => openImport({ kind: 'auto' })}>{say('courses.import')}</Button>
    </form>
  );
}

function CourseLine({ course, isHere }: { course: Course; isHere: boolean }) {
  const say = useSay();
  const classes = course.classes.map((one) => one.name).join(', ');
  return (
    <li>
      <a
        className="course-line"
        href={formatRoute({ at: 'courses', course: course.id })}
        aria-current={isHere ? 'page' : undefined}
      >
        <strong dir="auto">{course.name}</strong>
        <span className="soft">
          {say('courses.facts', { units: course.units, count: course.objectives })}
        </span>
        <span className="faint small">
          {classes === '' ? say('courses.unused') : say('courses.used-by', { classes })}
        </span>
      </a>
    </li>
  );
}

function OneCourse({ id }: { id: string }) {
  const say = useSay();
  const saveFile = useSaveFile();
  const query = useQuery('course.get', { course: id });
  const exportPack = (name: string) =>
    saveFile({
      name: `${name}.json`,
      extension: 'json',
      write: (client, to) => client.run('export.course', { course: id, to }),
      done: say('courses.exported'),
    });
  const exportCase = (name: string) =>
    saveFile({
      name: `${name} CASE.json`,
      extension: 'json',
      write: (client, to) => client.run('export.case', { course: id, to }),
      done: say('courses.exported-case'),
    });
  return (
    <QueryGate query={query}>
      {(course) => (
        <>
          <div className="choice-line course-head">
            <h2 dir="auto">{course.name}</h2>
            <span className="line-gap" />
            <Button onPress={() => void exportCase(course.name)}>
              {say('courses.export-case')}
            </Button>
            <Button onPress={() => void exportPack(course.name)}>{say('courses.export')}</Button>
          </div>
          {course.units.map((unit) => (
            <section key={unit.id} className="course-unit">
              <h3>{unit.name}</h3>
              <ul>
                {unit.objectives.map((objective) => (
                  <li key={objective.id}>
                    <span className={objective.critical ? 'critical' : 'soft'}>
                      {objective.code}
                    </span>
                    <span>{objective.statement}</span>
                    <span className="soft">
                      {objective.prerequisites.map((need) => need.code).join(' ')}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <NewObjective course={id} units={course.units.map((unit) => unit.name)} />
        </>
      )}
    </QueryGate>
  );
}

function NewObjective({ course, units }: { course: string; units: readonly string[] }) {
  const say = useSay();
  const { run, running } = useCommand('objective.create');
  const [unit, setUnit] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const [statement, setStatement] = useState('');
  const inUnit = (unit ?? units.at(-1) ?? '').trim();
  const isWhole = inUnit !== '' && code.trim() !== '' && statement.trim() !== '';
  const add = async () => {
    if (!(await run({ course, unit: inUnit, code: code.trim(), statement: statement.trim() }))) {
      return;
    }
    setCode('');
    setStatement('');
  };
  return (
    <form
      className="objective-new"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void add();
      }}
    >
      <h3>{say('objective.new')}</h3>
      <TextField
        label={say('objective.unit')}
        value={unit ?? units.at(-1) ?? ''}
        onChange={setUnit}
      />
      <TextField label={say('objective.code')} value={code} onChange={setCode} />
      <TextField label={say('objective.statement')} value={statement} onChange={setStatement} />
      <Button type="submit" isDisabled={!isWhole || running}>
        {say('ui.add')}
      </Button>
    </form>
  );
}
