import { useEffect } from 'react';
import { useQuery } from '../../data/use-query.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ByRule } from './by-rule.ts';
import { lettersTitle } from './letters-table.tsx';
import { percent } from './percent.ts';

/** Figures about fewer students than this could name one of them. */
const LEAST = 10;

/** The department on paper: sections, heat map, letters, agreement; groups under ten hidden. */
export function DepartmentSheet({
  byRule,
  onReady,
}: {
  readonly byRule: ByRule;
  readonly onReady: () => void;
}) {
  const say = useSay();
  const format = useFormat();
  const summary = useQuery('department.summary', {}).value;
  const map = useQuery('department.objectives', {}).value;
  const letters = useQuery('department.letters', byRule).value;
  const agreement = useQuery('department.moderation', {}).value;
  const isThere = Boolean(summary && map && letters && agreement);
  useEffect(() => {
    if (isThere) onReady();
  }, [isThere, onReady]);
  if (!summary || !map || !letters || !agreement) return null;
  const few = say('department.few');
  const day = format.fullDay(summary.asOf);
  const head = (title: string) => (
    <header className="print-head">
      <h1>
        {say('department.title')}: {title}
      </h1>
      <span>{day}</span>
    </header>
  );
  return (
    <>
      <section className="print-page">
        {head(say('department.sections'))}
        <table className="print-table department-paper">
          <thead>
            <tr>
              <th scope="col">{say('department.section')}</th>
              <th scope="col">{say('department.students')}</th>
              <th scope="col">{say('department.assessed')}</th>
              <th scope="col">{say('department.mastered')}</th>
              <th scope="col">{say('department.distribution')}</th>
            </tr>
          </thead>
          <tbody>
            {summary.sections.map((section) => {
              const isFew = section.students < LEAST;
              const levels = section.levels.map(({ name, count }) => `${name} ${count}`);
              return (
                <tr key={section.class}>
                  <th scope="row">
                    {section.name}, {section.teacher}
                  </th>
                  <td>{isFew ? few : section.students}</td>
                  <td>{isFew ? '' : percent(section.assessed, section.asked)}</td>
                  <td>{isFew ? '' : percent(section.mastered, section.asked)}</td>
                  <td>{isFew ? '' : levels.join(' · ')}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <section className="print-page">
        {head(say('department.map'))}
        <table className="print-table print-grid department-paper">
          <thead>
            <tr>
              <th scope="col">{say('department.objective')}</th>
              {map.sections.map((section) => (
                <th key={section.class} scope="col">
                  <span className="print-code">
                    {section.teacher}: {section.name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {map.objectives.map(({ id, code, course }, row) => (
              <tr key={id}>
                <th scope="row" title={course}>
                  {code}
                </th>
                {map.sections.map((section, column) => {
                  const at = row * map.sections.length + column;
                  const of = map.asked[at] ?? -1;
                  const share = of > 0 ? (map.mastered[at] ?? 0) / of : 0;
                  const isShown = of >= LEAST && section.students >= LEAST;
                  return (
                    <td
                      key={section.class}
                      data-step={isShown ? Math.min(4, Math.floor(share * 5)) : undefined}
                    >
                      {isShown ? Math.round(share * 100) : of < 0 ? '' : '·'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        <p className="print-legend">{say('department.paper-legend')}</p>
      </section>
      <section className="print-page">
        {head(lettersTitle(say, letters))}
        <table className="print-table department-paper">
          <thead>
            <tr>
              <th scope="col">{say('department.section')}</th>
              {letters.letters.map((letter) => (
                <th key={letter} scope="col">
                  {letter}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {letters.sections.map((section) => (
              <tr key={section.class}>
                <th scope="row">
                  {section.name}, {section.teacher}
                </th>
                {letters.letters.map((letter, i) => (
                  <td key={letter}>
                    {section.students < LEAST ? (i === 0 ? few : '') : (section.counts?.[i] ?? '')}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {agreement.pairs.length === 0 ? null : <h2>{say('department.agreement')}</h2>}
        {agreement.pairs.map(({ assessors, pairs, exact, kappa }) => (
          <p key={assessors.join()}>
            {assessors.join(' · ')}:{' '}
            {pairs < LEAST
              ? few
              : `${pairs}, ${percent(exact, 1)}${kappa === null ? '' : `, κ ${kappa.toFixed(2)}`}`}
          </p>
        ))}
      </section>
    </>
  );
}
