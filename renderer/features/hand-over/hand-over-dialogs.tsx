import type { HandOverStart } from '../../app/open-hand-over.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { TakeDialog } from './take-dialog.tsx';
import './hand-over.css';

export interface HandOverDialogsProps {
  readonly start: HandOverStart;
  readonly onClose: () => void;
}

/** The dialog that was asked for. */
export function HandOverDialogs({ start, onClose }: HandOverDialogsProps) {
  return start.what === 'give' ? (
    <GiveDialog student={start.student} name={start.name} onClose={onClose} />
  ) : (
    <TakeDialog
      key={start.file?.grant ?? ''}
      classId={start.class}
      student={start.student}
      given={start.file}
      opener={start.word}
      onClose={onClose}
    />
  );
}
