import type { HandingInStart } from '../../app/open-handing-in.tsx';
import { DisputeDialog } from './dispute-dialog.tsx';
import { GradeChangeDialog } from './grade-change-dialog.tsx';
import { HandInDialog } from './hand-in-dialog.tsx';
import { HandedInDialog } from './handed-in-dialog.tsx';
import { TermsDialog } from './terms-dialog.tsx';
import './handing-in.css';
import './handing-in-print.css';

export interface HandingInDialogsProps {
  readonly start: HandingInStart;
  readonly onClose: () => void;
}

/** The dialog that was asked for. */
export function HandingInDialogs({ start, onClose }: HandingInDialogsProps) {
  if (start.what === 'terms') {
    return <TermsDialog edit={start.edit} onSaved={start.onSaved} onClose={onClose} />;
  }
  const at = { classId: start.class, term: start.term, onClose };
  switch (start.what) {
    case 'hand-in':
      return <HandInDialog {...at} asOf={start.asOf} />;
    case 'handed-in':
      return <HandedInDialog {...at} />;
    case 'grade-change':
      return <GradeChangeDialog {...at} student={start.student} />;
    case 'dispute':
      return <DisputeDialog {...at} student={start.student} />;
  }
}
