import type { ReactNode, Ref } from 'react';
import { Button } from './button.tsx';
import { useSay } from './say.tsx';

export interface DialogFootProps {
  /** What the dialog is for, in one word or two. */
  readonly main: string;
  readonly onMain: () => void | Promise<void>;
  /** While something is missing or on its way. */
  readonly isDisabled?: boolean;
  readonly mainRef?: Ref<HTMLButtonElement>;
  /** Another word for leaving everything as it is. */
  readonly cancel?: string;
  readonly onCancel: () => void;
  /** What stands before both: a note, another way. */
  readonly children?: ReactNode;
}

/** The foot of a dialog that does something: the way back, then the one thing to do. */
export function DialogFoot({
  main,
  onMain,
  isDisabled = false,
  mainRef,
  cancel,
  onCancel,
  children,
}: DialogFootProps) {
  const say = useSay();
  return (
    <>
      {children}
      <Button onPress={onCancel}>{cancel ?? say('ui.cancel')}</Button>
      <Button
        variant="main"
        isDisabled={isDisabled}
        onPress={() => void onMain()}
        {...(mainRef ? { ref: mainRef } : {})}
      >
        {main}
      </Button>
    </>
  );
}
