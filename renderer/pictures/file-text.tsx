import { useEffect, useState } from 'react';

/** What scrolls is reached by the keyboard (WCAG 2.1.1). */
export const SCROLLED = { tabIndex: 0 } as const;

/** A kept text, as it was written. */
export function FileText({ blob, label }: { blob: Blob | undefined; label: string }) {
  const [text, setText] = useState('');
  useEffect(() => {
    let isGone = false;
    void blob?.text().then((read) => {
      if (!isGone) setText(read);
    });
    return () => {
      isGone = true;
    };
  }, [blob]);
  return (
    <section className="picture-stage" {...SCROLLED} aria-label={label}>
      <pre className="file-text" dir="auto">
        {text}
      </pre>
    </section>
  );
}
