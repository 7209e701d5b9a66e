import { useState } from 'react';
import { termTree } from '#shared/domain/term.ts';
import { formatRoute } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { PrintDocument } from '../../print/print-document.tsx';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { QueryGate } from '../../ui/query-gate.tsx';
import { useSay } from '../../ui/say.tsx';
import { ClassCharts } from './class-charts.tsx';
import './charts-view.css';
import { ChartsSheet } from './charts-sheet.tsx';

/** Room before the name of a term that hangs inside another. */
const INDENT = '\u2003';

/** A class in pictures. The library that draws them is fetched with this view and no other. */
export function ChartsView({ classId }: { classId: string }) {
  const say = useSay();
  const format = useFormat();
  const terms = useQuery('term.list', {}).value ?? [];
  const today = useQuery('gradebook.get', {}).value?.today;
  const [term, setTerm] = useState<string | null>(null);
  const [isPrinting, setPrinting] = useState(false);
  const query = useQuery('charts.class', { class: classId, term });
  return (
    <QueryGate query={query} keepsLast>
      {(answer) => {
        if (answer.students === 0 || answer.objectives.length === 0) {
          return <Empty title={say('charts.empty-title')}>{say('charts.empty')}</Empty>;
        }
        return (
          <div className="charts">
            <div className="choice-line">
              <a
                className="link"
                href={formatRoute({ at: 'class', class: classId, view: 'reports' })}
              >
                {say('charts.back')}
              </a>
              <strong>{say('charts.title')}</strong>
              {terms.length > 0 ? (
                <Choice
                  label={say('letters.term')}
                  isLabelHidden
                  isInline
                  value={term ?? ''}
                  onChange={(value) => setTerm(value || null)}
                  options={[
                    { value: '', label: say('letters.whole-year') },
                    ...termTree(terms).map(({ term: one, depth }) => ({
                      value: one.id,
                      label: INDENT.repeat(depth) + one.name,
                    })),
                  ]}
                />
              ) : null}
              <span className="soft">
                {say('letters.evidence-until', { day: format.day(answer.asOf, today) })}
              </span>
              <span className="line-gap" />
              <Button onPress={() => setPrinting(true)}>{say('charts.print')}</Button>
            </div>
            <ClassCharts answer={answer} />
            {isPrinting ? (
              <PrintDocument
                isLandscape
                log={{ what: 'charts', classes: [classId], students: answer.students }}
                onDone={() => setPrinting(false)}
                render={(ready) => <ChartsSheet answer={answer} onReady={ready} />}
              />
            ) : null}
          </div>
        );
      }}
    </QueryGate>
  );
}
