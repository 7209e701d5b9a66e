import type { ReactNode } from 'react';
import './empty.css';

export interface EmptyProps {
  readonly title?: string;
  /** What is missing and what to do next. */
  readonly children: ReactNode;
  /** Buttons for the next step. */
  readonly actions?: ReactNode;
}

/** A view without content says what to do, in the place where the content will be. */
export function Empty({ title, children, actions }: EmptyProps) {
  return (
    <div className="empty">
      {title === undefined ? null : <h2>{title}</h2>}
      <p>{children}</p>
      {actions === undefined ? null : <div className="empty-actions">{actions}</div>}
    </div>
  );
}
