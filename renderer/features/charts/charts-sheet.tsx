import { useEffect } from 'react';
import type { ChartsAnswer } from '../../charts/chart-data.ts';
import { SheetHead } from '../../print/sheet-head.tsx';
import { useFormat } from '../../ui/format.tsx';
import { ClassCharts } from './class-charts.tsx';

export interface ChartsSheetProps {
  readonly answer: ChartsAnswer;
  readonly onReady: () => void;
}

/** What is left between the margins of a sheet of A4 or Letter on its side. */
const PAPER_WIDTH = 960;

/** The charts on paper, in one size whatever the window has. */
export function ChartsSheet({ answer, onReady }: ChartsSheetProps) {
  const format = useFormat();
  useEffect(onReady, [onReady]);
  return (
    <>
      <SheetHead beside={[answer.term, format.longDay(answer.asOf)].filter(Boolean).join(' · ')}>
        {answer.class.name}
      </SheetHead>
      <ClassCharts answer={answer} width={PAPER_WIDTH} />
    </>
  );
}
