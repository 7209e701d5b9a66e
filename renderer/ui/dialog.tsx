import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import './dialog.css';
import { useSay } from './say.tsx';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly foot?: ReactNode;
  readonly size?: 'small' | 'medium' | 'large';
  /** A click beside it closes it too; off where typed text would be lost. */
  readonly isLight?: boolean;
}

/** A question or a form over the page. Focus stays inside and goes back where it came from. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  foot,
  size = 'medium',
  isLight = false,
}: DialogProps) {
  const say = useSay();
  return (
    <ModalOverlay
      className="dialog-backdrop"
      isOpen={isOpen}
      isDismissable={isLight}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="dialog" data-size={size}>
        <AriaDialog className="dialog-frame">
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button variant="quiet" label={say('ui.close')} onPress={onClose}>
              <span className="cross" aria-hidden="true" />
            </Button>
          </header>
          <div className="dialog-body">{children}</div>
          {foot === undefined ? null : <footer className="dialog-foot">{foot}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
