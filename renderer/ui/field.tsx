import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from 'react';
import './field.css';
import { useReadOnly } from './read-only.tsx';

interface Labelled {
  readonly label: string;
  /** Keeps the label for screen readers only, where the place says it already. */
  readonly isLabelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  /** What is wrong with the value, as a sentence. */
  readonly problem?: string | null | undefined;
}

export interface TextFieldProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly type?: 'text' | 'date' | 'email' | 'search' | 'number' | 'password';
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly isDisabled?: boolean;
  readonly isRequired?: boolean;
  /** No edge until pointed at, for values inside a line of text. */
  readonly isInline?: boolean;
  readonly autoFocus?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly ref?: RefObject<HTMLInputElement | null>;
}

/** One line of text, a number or a date (`YYYY-MM-DD`, empty for none). */
export function TextField({
  value,
  onChange,
  autoFocus,
  isDisabled,
  isRequired,
  isInline,
  ref,
  ...props
}: TextFieldProps) {
  const { label, isLabelHidden, hint, problem, type = 'text', ...rest } = props;
  const isReadOnly = useReadOnly();
  const ids = useFieldIds(hint, problem);
  const own = useRef<HTMLInputElement>(null);
  const input = ref ?? own;
  useEffect(() => {
    // A form that opens because it was asked for starts where typing starts.
    if (autoFocus) input.current?.focus();
  }, [autoFocus, input]);
  return (
    <Frame ids={ids} label={label} isLabelHidden={isLabelHidden} hint={hint} problem={problem}>
      <input
        {...rest}
        {...ids.control}
        className="input"
        data-inline={isInline === true}
        type={type}
        value={value}
        required={isRequired}
        disabled={isReadOnly || isDisabled}
        ref={input}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
      />
    </Frame>
  );
}

export interface TextAreaProps extends Labelled {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onPaste?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly isMono?: boolean;
}

/** Several lines of text. */
export function TextArea({ value, onChange, rows = 4, isMono = false, ...props }: TextAreaProps) {
  const { label, isLabelHidden, hint, problem, ...rest } = props;
  const isReadOnly = useReadOnly();
  const ids = useFieldIds(hint, problem);
  return (
    <Frame ids={ids} label={label} isLabelHidden={isLabelHidden} hint={hint} problem={problem}>
      <textarea
        {...rest}
        {...ids.control}
        className="input"
        data-mono={isMono}
        rows={rows}
        readOnly={isReadOnly}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceProps extends Labelled {
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly isDisabled?: boolean;
  /** No edge until pointed at, for choices inside a line of text. */
  readonly isInline?: boolean;
}

/** One of a few. The system's own list, because it works with every finger and reader. */
export function Choice({ value, options, onChange, isDisabled, isInline, ...props }: ChoiceProps) {
  const { label, isLabelHidden, hint, problem } = props;
  const isReadOnly = useReadOnly();
  const ids = useFieldIds(hint, problem);
  return (
    <Frame ids={ids} label={label} isLabelHidden={isLabelHidden} hint={hint} problem={problem}>
      <select
        {...ids.control}
        className="input select"
        data-inline={isInline === true}
        value={value}
        disabled={isReadOnly || isDisabled}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export interface CheckBoxProps {
  readonly children: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly isDisabled?: boolean;
  /** Name for screen readers when there is no text beside it. */
  readonly label?: string;
}

/** Yes or no. */
export function CheckBox({ children, isChecked, onChange, isDisabled, label }: CheckBoxProps) {
  const isReadOnly = useReadOnly();
  return (
    <label className="checkbox">
      <input
        type="checkbox"
        checked={isChecked}
        disabled={isReadOnly || isDisabled}
        aria-label={label}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{children}</span>
    </label>
  );
}

interface FieldIds {
  readonly id: string;
  readonly hintId: string;
  readonly control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  };
}

function useFieldIds(hint: string | undefined, problem: string | null | undefined): FieldIds {
  const id = useId();
  const hintId = `${id}-hint`;
  return {
    id,
    hintId,
    control: {
      id,
      'aria-describedby': hint || problem ? hintId : undefined,
      'aria-invalid': problem ? true : undefined,
    },
  };
}

interface FrameProps extends Labelled {
  readonly ids: FieldIds;
  readonly children: ReactNode;
}

function Frame({ ids, label, isLabelHidden, hint, problem, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={ids.id} className={isLabelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {children}
      {hint || problem ? (
        <span id={ids.hintId} className={problem ? 'field-problem' : 'field-hint'}>
          {problem ?? hint}
        </span>
      ) : null}
    </div>
  );
}
