import type { CheckStart } from '../../app/open-check.tsx';
import { CheckDialog } from './check-dialog.tsx';
import './checks.css';
import { ClipboardDialog } from './clipboard-dialog.tsx';
import { RetentionDialog } from './retention-dialog.tsx';

export interface CheckDialogsProps {
  readonly start: CheckStart;
  /** Goes on to another of them. */
  readonly onStart: (start: CheckStart) => void;
  readonly onClose: () => void;
}

/** The dialog that was asked for. */
export function CheckDialogs({ start, onStart, onClose }: CheckDialogsProps) {
  switch (start.what) {
    case 'check':
      return <CheckDialog start={start} onClose={onClose} />;
    case 'clipboard':
      return <ClipboardDialog classId={start.class} onClose={onClose} />;
    case 'retention':
      return <RetentionDialog classId={start.class} onStart={onStart} onClose={onClose} />;
  }
}
