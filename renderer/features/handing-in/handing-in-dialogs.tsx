import type { HandingInStart } from '../../app/open-handing-in.tsx';
import { TermsDialog } from './terms-dialog.tsx';

export interface HandingInDialogsProps {
  readonly start: HandingInStart;
  readonly onClose: () => void;
}

/** The dialog that was asked for. */
export function HandingInDialogs({ start, onClose }: HandingInDialogsProps) {
  switch (start.what) {
    case 'terms':
      return <TermsDialog edit={start.edit} onSaved={start.onSaved} onClose={onClose} />;
    default:
      return null;
  }
}
