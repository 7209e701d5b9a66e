import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/say.tsx';

/** Puts a text into the clipboard and says that it did. */
export function CopyButton({ text }: { readonly text: string }) {
  const say = useSay();
  const [copied, setCopied] = useState<string | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(text);
    } catch {
      // No clipboard here: the text stands beside the button and can be selected.
      setCopied(null);
    }
  };
  return (
    <Button onPress={() => void copy()}>
      <span role="status">{say(copied === text ? 'bundles.copied' : 'bundles.copy')}</span>
    </Button>
  );
}
