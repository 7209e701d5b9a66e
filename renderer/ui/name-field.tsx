import { useId } from 'react';

export interface NameFieldProps {
  readonly label: string;
  readonly value: string;
  /** Names that are there already; others may be typed. */
  readonly known: readonly string[];
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
}

/** A name: a known one from the list, or a new one. */
export function NameField({ label, value, known, onChange, hint }: NameFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        list={`${id}-known`}
        value={value}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={`${id}-known`}>
        {known.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {hint === undefined ? null : (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
