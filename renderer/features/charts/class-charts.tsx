import { useState } from 'react';
import { INCOMPLETE, NO_GRADE } from '#shared/domain/letter/rule.ts';
import type { Say } from '#shared/text/text.ts';
import {
  type ChartsAnswer,
  type LevelSeries,
  letterBars,
  levelColumns,
  levelSeries,
  reachOf,
  shownSeries,
  unitsOf,
  untouched,
  weeklyGrowth,
} from '../../charts/chart-data.ts';
import { ChartFigure } from '../../charts/chart-figure.tsx';
import { ChartKey } from '../../charts/chart-key.tsx';
import { GrowthChart } from '../../charts/growth-chart.tsx';
import { LettersChart } from '../../charts/letters-chart.tsx';
import { LevelsChart } from '../../charts/levels-chart.tsx';
import { useQuery } from '../../data/use-query.ts';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';

export interface ClassChartsProps {
  readonly answer: ChartsAnswer;
  /** Pixels on paper; on the screen the charts fill their place. */
  readonly width?: number;
}

/** The three charts of a class, each with its figures as a table. */
export function ClassCharts({ answer, width }: ClassChartsProps) {
  const size = width === undefined ? {} : { width };
  return (
    <>
      <Letters answer={answer} {...size} />
      <Growth answer={answer} {...size} />
      <Levels answer={answer} {...size} />
    </>
  );
}

function Letters({ answer, ...size }: ClassChartsProps) {
  const say = useSay();
  const bars = letterBars(answer);
  const grades = bars.filter((bar) => bar.isGrade);
  const most = grades.reduce((a, b) => (b.count > a.count ? b : a), grades[0] ?? NO_BAR);
  const having = (letter: string) =>
    bars.find((bar) => !bar.isGrade && bar.letter === letter)?.count ?? 0;
  const [incomplete, none] = [having(INCOMPLETE), having(NO_GRADE)];
  const summary = [
    most.count === 0
      ? say('charts.letters-nobody')
      : say('charts.letters-say', {
          letter: most.letter,
          most: most.count,
          count: answer.students,
        }),
    incomplete > 0 ? say('charts.letters-incomplete', { count: incomplete }) : null,
    none > 0 ? say('charts.letters-no-grade', { count: none }) : null,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <ChartFigure
      {...size}
      title={say('charts.letters')}
      summary={summary}
      headings={[say('charts.letter'), say('charts.students')]}
      rows={bars.map(({ letter, count }) => [letter, count])}
      chart={(width) => <LettersChart bars={bars} width={width} label={summary} />}
    />
  );
}

const NO_BAR = { letter: '', count: 0, isGrade: true };

function Growth({ answer, ...size }: ClassChartsProps) {
  const say = useSay();
  const format = useFormat();
  const { growth, asOf } = answer;
  const today = useQuery('gradebook.get', {}).value?.today;
  if (growth.length === 0) return null;
  const now = growth.findLast((point) => point.mastered !== null);
  const summary = now
    ? say('charts.growth-say', {
        day: format.day(now.on),
        mastered: format.number(now.mastered ?? 0),
        planned: now.planned,
      })
    : say('charts.growth-none');
  const names = { mastered: say('charts.mastered'), planned: say('charts.planned') };
  return (
    <ChartFigure
      {...size}
      title={say('charts.growth')}
      summary={summary}
      headings={[say('charts.day'), names.mastered, names.planned]}
      rows={weeklyGrowth(answer).map((point) => [
        format.day(point.on),
        point.mastered === null ? '' : format.number(point.mastered),
        point.planned,
      ])}
      chart={(width) => (
        <>
          <ChartKey
            entries={[
              { name: names.mastered, tone: 'line', shape: 'line' },
              { name: names.planned, tone: 'dashes', shape: 'dashes' },
            ]}
          />
          <GrowthChart
            points={growth}
            asOf={asOf}
            dayText={(day) => format.day(day)}
            numberText={format.number}
            names={names}
            todayText={asOf === today ? say('charts.today') : format.day(asOf)}
            width={width}
            label={summary}
          />
        </>
      )}
    />
  );
}

function Levels({ answer, ...size }: ClassChartsProps) {
  const say = useSay();
  const [chosen, setUnit] = useState<string | null>(null);
  const units = unitsOf(answer);
  const unit = chosen !== null && units.includes(chosen) ? chosen : null;
  const columns = levelColumns(answer, unit);
  const series = shownSeries(levelSeries(answer), columns);
  const nameOf = (one: LevelSeries) => nameOfSeries(say, answer, one);
  const left = unit === null ? untouched(answer) : 0;
  const summary = [
    say('charts.levels-say'),
    left > 0 ? say('charts.levels-left', { count: left }) : null,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <ChartFigure
      {...size}
      title={say('charts.levels')}
      summary={summary}
      headings={[say('charts.objective'), ...series.map(nameOf), say('charts.excused')]}
      rows={columns.map((column) => [
        column.code,
        ...series.map(({ key }) => Math.abs(Number(column[key] ?? 0))),
        answer.objectives[column.at]?.excused ?? 0,
      ])}
      choices={
        units.length > 1 && size.width === undefined ? (
          <Choice
            label={say('charts.unit')}
            isLabelHidden
            isInline
            value={unit ?? ''}
            onChange={(value) => setUnit(value || null)}
            options={[
              { value: '', label: say('charts.all-units') },
              ...units.map((name) => ({ value: name, label: name })),
            ]}
          />
        ) : undefined
      }
      chart={(width) => (
        <>
          <ChartKey
            entries={series.map((one) => ({ name: nameOf(one), tone: one.tone, own: one.own }))}
          />
          <LevelsChart
            columns={columns}
            series={series}
            nameOf={nameOf}
            reach={reachOf(columns, series)}
            width={width}
            label={summary}
          />
        </>
      )}
    />
  );
}

/** A level's name; where single objectives put it on the other side, that is said. */
function nameOfSeries(say: Say, answer: ChartsAnswer, one: LevelSeries): string {
  if (one.name === null) return say('charts.nothing');
  const index = answer.levels.findIndex((level) => level.name === one.name);
  return one.side === 'below' && index >= answer.threshold
    ? say('charts.level-below', { level: one.name })
    : one.name;
}
