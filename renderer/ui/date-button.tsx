import { useEffect, useRef, useState } from 'react';
import './date-button.css';
import { useReadOnly } from './read-only.tsx';

export interface DateButtonProps {
  /** `YYYY-MM-DD`; null for none. */
  readonly value: string | null;
  /** How the date is shown. */
  readonly text: string;
  /** What the date is, for screen readers. */
  readonly label: string;
  readonly onChange: (value: string | null) => void;
}

/** A date inside a list: text until it is pressed, then a date field. */
export function DateButton({ value, text, label, onChange }: DateButtonProps) {
  const isReadOnly = useReadOnly();
  const [draft, setDraft] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const isEditing = draft !== null;
  useEffect(() => {
    // The field took the focus along; give it back to where it came from.
    if (!isEditing && hadFocus.current) button.current?.focus();
    hadFocus.current = isEditing;
  }, [isEditing]);

  const finish = (keeps: boolean) => {
    if (keeps && draft !== null && draft !== (value ?? '')) onChange(draft === '' ? null : draft);
    setDraft(null);
  };

  if (isReadOnly) {
    return (
      <span className="date-button" data-empty={value === null}>
        <span className="visually-hidden">{label} </span>
        {text}
      </span>
    );
  }
  if (draft === null) {
    return (
      <button
        ref={button}
        type="button"
        className="date-button"
        data-empty={value === null}
        onClick={() => setDraft(value ?? '')}
      >
        <span className="visually-hidden">{label} </span>
        {text}
      </button>
    );
  }
  return (
    <input
      ref={focusOnce}
      type="date"
      className="input date-input"
      aria-label={label}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => finish(true)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The focus goes back to the button, which the rest of this key press must not press.
        event.preventDefault();
        event.stopPropagation();
        finish(event.key === 'Enter');
      }}
    />
  );
}

/** Stable, so that React calls it once, when the field appears. */
function focusOnce(input: HTMLInputElement | null) {
  input?.focus();
}
