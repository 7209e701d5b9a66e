import type { Output } from '#shared/contract/contract.ts';
import { go } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { useFormat } from '../../ui/format.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import { HeatMap } from './heat-map.tsx';
import { percent } from './percent.ts';
import './department-view.css';

/** What the merged files of a department say together. */
export function DepartmentView() {
  const say = useSay();
  const about = useQuery('department.get', {}).value;
  if (!about) return null;
  if (!about.isDepartment) {
    return (
      <Empty
        title={say('department.title')}
        actions={
          <Button variant="main" onPress={() => go({ at: 'bundles' })}>
            {say('department.go-merge')}
          </Button>
        }
      >
        {say('department.none')}
      </Empty>
    );
  }
  return (
    <div className="department">
      <h1>{say('department.title')}</h1>
      <Teachers teachers={about.teachers} />
      <Sections />
      <HeatMap />
      <Letters />
      <Moderation />
      <Shared />
    </div>
  );
}

function Teachers({ teachers }: { teachers: Output<'department.get'>['teachers'] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <section>
      <h2>{say('department.teachers')}</h2>
      <ul className="department-teachers">
        {teachers.map(({ name, exportedAt }) => (
          <li key={`${name} ${exportedAt}`}>
            {name}{' '}
            <span className={exportedAt === null ? 'warm' : 'soft'}>
              {exportedAt === null
                ? say('department.no-file')
                : say('department.file-of', { at: format.dayAndTime(exportedAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sections() {
  const say = useSay();
  const format = useFormat();
  const summary = useQuery('department.summary', {}).value;
  if (!summary) return null;
  return (
    <section>
      <h2>{say('department.sections')}</h2>
      <p className="soft">{say('department.as-of', { day: format.day(summary.asOf) })}</p>
      <table className="department-table">
        <thead>
          <tr>
            <th scope="col">{say('department.section')}</th>
            <th scope="col">{say('department.students')}</th>
            <th scope="col">{say('department.assessed')}</th>
            <th scope="col">{say('department.mastered')}</th>
          </tr>
        </thead>
        <tbody>
          {summary.sections.map((section) => (
            <tr key={section.class}>
              <th scope="row">
                {section.name} <span className="soft">{section.teacher}</span>
              </th>
              <td>{section.students}</td>
              <td>{percent(section.assessed, section.asked)}</td>
              <td>{percent(section.mastered, section.asked)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Shared() {
  const say = useSay();
  const shared = useQuery('department.summary', {}).value?.shared ?? [];
  if (shared.length === 0) return null;
  return (
    <section>
      <h2>{say('department.shared')}</h2>
      <ul>
        {shared.map(({ name, classes }) => (
          <li key={`${name} ${classes.map((one) => one.class).join()}`}>
            <PersonName>{name}</PersonName>{' '}
            <span className="soft">
              {classes.map((one) => `${one.name} ${percent(one.mastered, one.asked)}`).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Letters() {
  const say = useSay();
  const answer = useQuery('department.letters', {}).value;
  if (!answer) return null;
  return (
    <section>
      <h2>{say('department.letters', { rule: answer.rule })}</h2>
      <table className="department-table">
        <thead>
          <tr>
            <th scope="col">{say('department.section')}</th>
            {answer.letters.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.sections.map((section) => (
            <tr key={section.class}>
              <th scope="row">
                {section.name} <span className="soft">{section.teacher}</span>
              </th>
              {answer.letters.map((letter, i) => (
                <td key={letter}>{section.counts?.[i] || ''}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Moderation() {
  const say = useSay();
  const pairs = useQuery('department.moderation', {}).value?.pairs ?? [];
  if (pairs.length === 0) return null;
  return (
    <section>
      <h2>{say('department.agreement')}</h2>
      <table className="department-table">
        <thead>
          <tr>
            <th scope="col">{say('department.assessors')}</th>
            <th scope="col">{say('department.pairs')}</th>
            <th scope="col">{say('department.blind')}</th>
            <th scope="col">{say('department.exact')}</th>
            <th scope="col">{say('department.kappa')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ assessors, pairs: count, blind, exact, kappa }) => (
            <tr key={assessors.join()}>
              <th scope="row">{assessors.join(' · ')}</th>
              <td>{count}</td>
              <td>{blind || ''}</td>
              <td>{percent(exact, 1)}</td>
              <td>{kappa === null ? '' : kappa.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
