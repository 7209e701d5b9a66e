import { type ReactNode, useRef, useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { TextField } from '../../ui/field.tsx';

export interface TextDialogProps {
  readonly title: string;
  /** What this is about or what happens; above the field. */
  readonly text?: ReactNode;
  readonly label: string;
  readonly start?: string;
  readonly hint?: string;
  readonly action: string;
  readonly onDone: (text: string) => void | Promise<void>;
  readonly onClose: () => void;
}

/** Asks for one line of text before something is done. */
export function TextDialog(props: TextDialogProps) {
  const { title, text, label, start = '', hint, action, onDone, onClose } = props;
  const [value, setValue] = useState(start);
  const form = useRef<HTMLFormElement>(null);
  const isReady = value.trim() !== '';
  return (
    <Dialog
      title={title}
      isOpen
      size="small"
      onClose={onClose}
      foot={
        <DialogFoot
          main={action}
          onMain={() => form.current?.requestSubmit()}
          isDisabled={!isReady}
          onCancel={onClose}
        />
      }
    >
      {text === undefined ? null : <p>{text}</p>}
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isReady) return;
          void onDone(value.trim());
          onClose();
        }}
      >
        <TextField
          label={label}
          value={value}
          onChange={setValue}
          autoFocus
          {...(hint === undefined ? {} : { hint })}
        />
      </form>
    </Dialog>
  );
}
