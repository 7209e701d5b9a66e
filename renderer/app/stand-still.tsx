import type { ReactNode } from 'react';
import type { TextKey } from '#shared/text/text.ts';
import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/say.tsx';
import './stand-still.css';

export interface StandStillProps {
  /** The sentence: what happened, and what to do. */
  readonly reason: TextKey | null;
  /** A sentence that is there already, in place of `reason`. */
  readonly sentence?: string;
  readonly onRetry?: () => void;
  /** It stands in the place of a view, and the window around it works. */
  readonly isInside?: boolean;
  /** A way out. */
  readonly children?: ReactNode;
}

/** The page that stands alone when the window cannot work. */
export function StandStill({
  reason,
  sentence,
  onRetry,
  isInside = false,
  children,
}: StandStillProps) {
  const say = useSay();
  return (
    <div className="stand-still" role={isInside ? 'group' : 'main'}>
      <h1>{say('app.name')}</h1>
      <p role="alert">{reason === null ? sentence : say(reason)}</p>
      {children}
      <Button
        variant={children ? 'plain' : 'main'}
        onPress={onRetry ?? (() => window.location.reload())}
      >
        {say(onRetry ? 'ui.retry' : 'app.reload')}
      </Button>
    </div>
  );
}
