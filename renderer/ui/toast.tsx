import {
  createContext,
  type FocusEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Trouble } from '#shared/contract/errors.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { Button } from './button.tsx';
import { withDaysInWords } from './days-in-words.ts';
import { useFormat } from './format.tsx';
import { Progress } from './progress.tsx';
import { useSay } from './say.tsx';
import './toast.css';

export interface Toast {
  readonly message: ReactNode;
  /**
   * `celebration` is mastery, said quietly. `trouble` stays until it is closed; one that offers no
   * action speaks of what was just tried, so it goes with the place or a newer word on its topic.
   */
  readonly tone?: 'plain' | 'trouble' | 'celebration';
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** A newer message on the same thing takes its place. */
  readonly topic?: string;
  /** Speaks of the newest step; it goes as soon as there is a newer one. */
  readonly isStep?: boolean;
}

/** A file that is being written, or other work that goes on while the person goes on. */
export interface Work {
  readonly id: string;
  readonly label: string;
  readonly done: number;
  /** 0 when nobody knows how much there is. */
  readonly total: number;
  readonly onCancel: () => void;
}

export interface Toasts {
  show(toast: Toast): void;
  /** Shows how far some work is, wherever the person goes meanwhile; the same id again moves it on. */
  showWork(work: Work): void;
  endWork(id: string): void;
  /** One clear sentence for a trouble. */
  showTrouble(trouble: Trouble): void;
  /** Takes away what spoke of the newest step: its Undo would now take back another. */
  dropStep(): void;
  /** Takes away what was read by now; what can be tried again holds a value and stays. */
  dropRead(): void;
}

interface Shown extends Toast {
  readonly id: number;
}

const STAY = 8000;
const AT_MOST = 2;

const Context = createContext<Toasts | null>(null);

/** Short messages at the foot of the window, read out by screen readers as they come. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const say = useSay();
  const format = useFormat();
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [works, setWorks] = useState<readonly Work[]>([]);
  const numbered = useRef(0);

  const show = useCallback((toast: Toast) => {
    numbered.current += 1;
    const id = numbered.current;
    setShown((before) =>
      [...before.filter((known) => !isReplaced(known, toast)), { ...toast, id }].slice(-AT_MOST),
    );
  }, []);
  const toasts = useMemo<Toasts>(
    () => ({
      show,
      showWork: (work) =>
        setWorks((before) =>
          before.some(({ id }) => id === work.id)
            ? before.map((known) => (known.id === work.id ? work : known))
            : [...before, work],
        ),
      endWork: (id) => setWorks((before) => before.filter((work) => work.id !== id)),
      showTrouble: (trouble) => {
        const message = withDaysInWords(sentenceOf(say, trouble), format.fullDay);
        show({ message, tone: 'trouble' });
      },
      dropStep: () =>
        setShown((before) =>
          before.some((toast) => toast.isStep) ? before.filter((toast) => !toast.isStep) : before,
        ),
      dropRead: () =>
        setShown((before) =>
          before.filter((toast) => toast.tone === 'trouble' && !isPassing(toast)),
        ),
    }),
    [show, say, format],
  );
  const close = useCallback((id: number) => {
    setShown((before) => before.filter((toast) => toast.id !== id));
  }, []);

  useEffect(() => {
    const leave = () => setShown((before) => before.filter((toast) => !isPassing(toast)));
    window.addEventListener('hashchange', leave);
    return () => window.removeEventListener('hashchange', leave);
  }, []);

  const focusKept = useFocusKept();
  return (
    <Context.Provider value={toasts}>
      {children}
      <section
        {...focusKept}
        className="toasts"
        aria-label={say('ui.messages')}
        aria-live="polite"
        // Messages stay within reach while a dialog makes the page below it inert.
        data-react-aria-top-layer="true"
      >
        {works.map(({ id, ...work }) => (
          // A bar that moves is not read out step by step.
          <div key={id} className="toast toast-work" aria-live="off">
            <Progress {...work} isBare />
          </div>
        ))}
        {shown.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </section>
    </Context.Provider>
  );
}

/**
 * Gives the focus back to where it came from when the message that held it goes: whoever pressed
 * Undo or Cancel types on where they were.
 */
function useFocusKept() {
  const from = useRef<HTMLElement | null>(null);
  // After every drawing: it draws when a message came or went.
  useEffect(() => {
    if (!from.current || document.activeElement !== document.body) return;
    from.current.focus({ preventScroll: true });
    from.current = null;
  });
  return {
    onFocus({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) {
      if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
        from.current = relatedTarget;
      }
    },
    onBlur({ currentTarget, target, relatedTarget }: FocusEvent<HTMLElement>) {
      // One that goes with its message has not been left.
      if (target.isConnected && !currentTarget.contains(relatedTarget)) from.current = null;
    },
  };
}

/** A refusal without a way to try again, which the next place has nothing to do with. */
const isPassing = ({ tone, action }: Toast): boolean => tone === 'trouble' && !action;

/** One plain word, one celebration and one refusal at a time: a pile would lie over the work. */
function isReplaced(known: Toast, by: Toast): boolean {
  if (known.topic !== undefined && known.topic === by.topic) return true;
  // What can be tried again holds a value of its own, and what can be undone its step.
  if (known.tone === 'trouble') return isPassing(known) && isPassing(by);
  if (known.isStep) return by.isStep === true;
  return (known.tone ?? 'plain') === (by.tone ?? 'plain') && !known.action;
}

/** Messages of the page go when a dialog opens over it: they would lie over other work. */
export function useMessagesGo(isOpen: boolean): void {
  const toasts = useContext(Context);
  useEffect(() => {
    if (isOpen) toasts?.dropRead();
  }, [isOpen, toasts]);
}

/** Where views put their messages. */
export function useToasts(): Toasts {
  const toasts = useContext(Context);
  if (!toasts) throw new Error('There is no ToastProvider above');
  return toasts;
}

function ToastLine({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  const say = useSay();
  const line = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const isTrouble = toast.tone === 'trouble';
  useEffect(() => {
    if (isTrouble || !line.current) return;
    return closeWhenRead(line.current, () => close.current());
  }, [isTrouble]);
  const { action } = toast;
  return (
    <div ref={line} className="toast" data-tone={toast.tone ?? 'plain'}>
      <span className="toast-message" role={isTrouble ? 'alert' : undefined}>
        {toast.message}
      </span>
      {action ? (
        <Button
          variant="quiet"
          onPress={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <Button variant="quiet" label={say('ui.dismiss')} onPress={onClose}>
        <span className="cross" aria-hidden="true" />
      </Button>
    </div>
  );
}

/** Closes after a while; the time starts again when pointer or focus, which hold it, leave. */
function closeWhenRead(line: HTMLElement, close: () => void): () => void {
  let timer = setTimeout(close, STAY);
  const hold = () => clearTimeout(timer);
  const start = () => {
    clearTimeout(timer);
    timer = setTimeout(close, STAY);
  };
  const listening = new AbortController();
  const { signal } = listening;
  for (const type of ['pointerenter', 'focusin']) line.addEventListener(type, hold, { signal });
  for (const type of ['pointerleave', 'focusout']) line.addEventListener(type, start, { signal });
  return () => {
    hold();
    listening.abort();
  };
}
