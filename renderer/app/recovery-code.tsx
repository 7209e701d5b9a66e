import { createPortal } from 'react-dom';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useSay } from '../ui/say.tsx';
import { CopyButton } from './copy-button.tsx';
import '../print/print-document.css';
import './lock.css';

export interface RecoveryCodeProps {
  readonly code: string;
  readonly about: 'lock.done' | 'lock.done-new';
  readonly onClose: () => void;
}

/** The code that opens the gradebook without its passphrase: on the screen this once, and on paper. */
export function RecoveryCode({ code, about, onClose }: RecoveryCodeProps) {
  const say = useSay();
  const gradebook = useQuery('gradebook.get', {}).value;
  const file = gradebook?.file.split(/[\\/]/).at(-1) ?? '';
  return (
    <Dialog
      title={say('lock.done-title')}
      isOpen
      onClose={onClose}
      size="small"
      isKept
      foot={
        <>
          <CopyButton text={code} />
          <Button onPress={() => window.print()}>{say('lock.print')}</Button>
          <Button variant="main" onPress={onClose}>
            {say('lock.kept')}
          </Button>
        </>
      }
    >
      <div className="recovery">
        <p>{say(about)}</p>
        <p className="recovery-code">{code}</p>
      </div>
      {createPortal(
        <div className="print-document">
          <h1>{say('lock.code-of', { file })}</h1>
          <p>{gradebook?.today}</p>
          <p className="recovery-code">{code}</p>
          <p>{say('lock.paper', { file })}</p>
        </div>,
        document.body,
      )}
    </Dialog>
  );
}
