import type { ReactNode } from 'react';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { useSay } from '../../ui/say.tsx';

export interface ShiftRestProps {
  readonly classId: string;
  /** Dates on this day or later move. */
  readonly from: string;
  /** Class days; less than 0: earlier. */
  readonly by: number;
  /** What was moved by hand stays. */
  readonly except?: readonly string[];
  readonly onDone: () => void;
  /** Which dates, and why. */
  readonly children: ReactNode;
}

/** Offers to move the target dates from a day on by class days, as a step of its own. */
export function ShiftRest({ classId, from, by, except, onDone, children }: ShiftRestProps) {
  const say = useSay();
  const showStep = useStepToast();
  const { run, running } = useCommand('plan.shift');
  const shift = async () => {
    const done = await run({
      class: classId,
      from,
      by,
      ...(except === undefined ? {} : { except: [...except] }),
    });
    if (!done) return;
    const beyond = done.beyond > 0 ? ` ${say('shift.beyond', { count: done.beyond })}` : '';
    showStep(`${say('shift.done', { count: done.moved })}.${beyond}`);
    onDone();
  };
  return (
    <p className="shift-rest">
      <span>{children}</span>
      <Button isDisabled={running} onPress={() => void shift()}>
        {by < 0 ? say('shift.rest-earlier', { count: -by }) : say('shift.rest-run', { count: by })}
      </Button>
    </p>
  );
}
