import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Button } from './button.tsx';
import './dialog.css';
import { Reading } from './read-only.tsx';
import { useSay } from './say.tsx';
import { useMessagesGo } from './toast.tsx';

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
  /** Mostly read: the content takes the focus too, so that keys can scroll it. */
  readonly isRead?: boolean;
  /** Only a button of its foot closes it: what is shown is shown this once. */
  readonly isKept?: boolean;
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
  isRead = false,
  isKept = false,
}: DialogProps) {
  const say = useSay();
  useMessagesGo(isOpen);
  // What scrolls and holds nothing to press must be reached by keys itself (WCAG 2.1.1).
  const scrolled = isRead ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {};
  // Where a class is only read, nothing opens that changes it: what is open is to be looked at.
  return (
    <Reading>
      <ModalOverlay
        className="dialog-backdrop"
        isOpen={isOpen}
        isDismissable={isLight}
        isKeyboardDismissDisabled={isKept}
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
              {isKept ? null : (
                <Button variant="quiet" label={say('ui.close')} onPress={onClose}>
                  <span className="cross" aria-hidden="true" />
                </Button>
              )}
            </header>
            <div className="dialog-body" {...scrolled}>
              {children}
            </div>
            {foot === undefined ? null : <footer className="dialog-foot">{foot}</footer>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </Reading>
  );
}
