import { useEffect, useId, useState } from 'react';
import { draftStore } from '../data/drafts.ts';
import { TextArea, TextField } from './field.tsx';

export interface LazyFieldProps {
  readonly label: string;
  readonly value: string;
  /** Called when the field is left with another text. */
  readonly onSave: (value: string) => void;
  readonly hint?: string;
  readonly placeholder?: string;
  /** An emptied field goes back to what it was. */
  readonly isRequired?: boolean;
}

/** A line of text that is saved when it is left; Escape takes the typing back. */
export function LazyTextField({
  value,
  onSave,
  isRequired,
  type,
  ...props
}: LazyFieldProps & { readonly type?: 'text' | 'date' | 'number' }) {
  const draft = useDraft(value, onSave, isRequired);
  return <TextField {...props} {...(type === undefined ? {} : { type })} {...draft} />;
}

/** Several lines that are saved when they are left; Escape takes the typing back. */
export function LazyTextArea({
  value,
  onSave,
  isRequired,
  rows,
  ...props
}: LazyFieldProps & { readonly rows?: number }) {
  const draft = useDraft(value, onSave, isRequired);
  return <TextArea {...props} {...(rows === undefined ? {} : { rows })} {...draft} />;
}

function useDraft(value: string, onSave: (value: string) => void, isRequired = false) {
  const key = `field ${useId()}`;
  const [draft, setDraft] = useState<string | null>(null);
  const isBegun = draft !== null && draft !== value;
  useEffect(() => {
    // Saved when it is left; only closing the window would lose it.
    if (!isBegun) return;
    draftStore.put({ key, value: true, at: window.location.hash });
    return () => draftStore.drop(key);
  }, [isBegun, key]);
  return {
    value: draft ?? value,
    onChange: setDraft,
    onBlur: () => {
      const text = draft?.trim();
      setDraft(null);
      if (text === undefined || text === value || (isRequired && text === '')) return;
      onSave(text);
    },
    onKeyDown: (event: { key: string; stopPropagation(): void }) => {
      if (event.key !== 'Escape' || draft === null) return;
      event.stopPropagation();
      setDraft(null);
    },
  };
}
