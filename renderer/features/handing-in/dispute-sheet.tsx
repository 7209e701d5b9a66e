import { useEffect } from 'react';
import { useFormat } from '../../ui/format.tsx';
import { DisputeParts, type DisputeView } from './dispute-parts.tsx';

export interface DisputeSheetProps {
  readonly sheet: DisputeView;
  readonly onReady: () => void;
}

/** The dispute sheet on paper. */
export function DisputeSheet({ sheet, onReady }: DisputeSheetProps) {
  const format = useFormat();
  useEffect(onReady, [onReady]);
  return (
    <div className="dispute-sheet">
      <header className="print-head">
        <h1>
          {sheet.student.name} · {sheet.class.name}, {sheet.term.name}
        </h1>
        <span>{format.day(sheet.now.asOf, '')}</span>
      </header>
      <DisputeParts sheet={sheet} />
    </div>
  );
}
