import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { useSay } from './say.tsx';
import './progress.css';

export interface ProgressProps {
  readonly label: string;
  readonly done: number;
  /** 0 when nobody knows how much there is. */
  readonly total: number;
  readonly onCancel?: (() => void) | undefined;
  /** Said in the place of Cancel, once it would no longer be heard. */
  readonly noCancel?: string | undefined;
  /** Without the figures. */
  readonly isBare?: boolean;
}

const PATIENCE = 300;

/** Long work: what, how far, and Cancel. Shows itself after 300 ms, because most work is done by then. */
export function Progress({
  label,
  done,
  total,
  onCancel,
  noCancel,
  isBare = false,
}: ProgressProps) {
  const say = useSay();
  const [isShown, setShown] = useState(false);
  // It may take a while until the work has a moment to hear it.
  const [isLeaving, setLeaving] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!isShown) return null;
  return (
    <div className="progress">
      <div className="progress-words">
        <span>{label}</span>
        {total > 0 && !isBare ? (
          <span className="soft">{say('job.of', { done, total })}</span>
        ) : null}
      </div>
      <progress
        aria-label={label}
        {...(total > 0 ? { value: done, max: total } : {})}
        className="progress-bar"
      />
      {noCancel ? <span className="progress-past soft">{noCancel}</span> : null}
      {onCancel && !noCancel ? (
        <Button
          onPress={() => {
            if (!isLeaving) onCancel();
            setLeaving(true);
          }}
        >
          {say(isLeaving ? 'ui.cancelling' : 'ui.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
