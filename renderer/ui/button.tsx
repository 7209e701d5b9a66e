import type { ReactNode, Ref } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import './button.css';
import { useReadOnly } from './read-only.tsx';

export interface ButtonProps {
  readonly children: ReactNode;
  /** `main`: the one next step of a view; `quiet`: no edge until pointed at. */
  readonly variant?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  /** Name for screen readers when the content is a sign only. */
  readonly label?: string | undefined;
  /** Pressed state of a switch-like button. */
  readonly isPressed?: boolean | undefined;
  readonly type?: 'button' | 'submit';
  readonly autoFocus?: boolean;
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly slot?: string;
}

/** Something to press; left out where a class is only read, unless it stands in `Reading`. */
export function Button({
  variant = 'plain',
  label,
  isPressed,
  isDisabled = false,
  className = '',
  onPress,
  ...rest
}: ButtonProps) {
  if (useReadOnly()) return null;
  return (
    <AriaButton
      {...rest}
      {...(onPress ? { onPress: () => onPress() } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      isDisabled={isDisabled}
      className={`button ${className}`}
      data-variant={variant}
    />
  );
}
