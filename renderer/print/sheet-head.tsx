import type { ReactNode } from 'react';

interface SheetHeadProps {
  readonly children: ReactNode;
  /** What stands at the right edge: the day, the term. */
  readonly beside: ReactNode;
}

/** The line every sheet begins with: what it is, and of when. */
export function SheetHead({ children, beside }: SheetHeadProps) {
  return (
    <header className="print-head">
      <h1>{children}</h1>
      <span>{beside}</span>
    </header>
  );
}
