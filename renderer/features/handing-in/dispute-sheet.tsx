import { useEffect } from 'react';
import { SheetHead } from '../../print/sheet-head.tsx';
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
      <SheetHead beside={format.day(sheet.now.asOf, '')}>
        {sheet.student.name} · {sheet.class.name}, {sheet.term.name}
      </SheetHead>
      <DisputeParts sheet={sheet} />
    </div>
  );
}
