import { useMemo } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { stepPhrase } from '#shared/text/step.ts';
import type { TextKey } from '#shared/text/text.ts';
import { PersonName } from '../ui/person-name.tsx';
import { useSay } from '../ui/say.tsx';
import { shownStudent } from '../ui/shown-to-student.ts';
import { useToasts } from '../ui/toast.tsx';
import { useCommand } from './use-command.ts';

type Step = Output<'history.list'>[number];

export interface Undo {
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** Undo and redo of the whole gradebook, with a message that names the step. */
export function useUndo(): Undo {
  const say = useSay();
  const { show } = useToasts();
  const { run: runUndo } = useCommand('history.undo');
  const { run: runRedo } = useCommand('history.redo');
  return useMemo(() => {
    const walk = async (direction: 'undo' | 'redo') => {
      const run = direction === 'undo' ? runUndo : runRedo;
      const back = direction === 'undo' ? 'redo' : 'undo';
      const walked = await run({}, { inOrder: true });
      if (!walked) return;
      show({
        message: (
          <>
            <StepLine
              step={toldOf(walked.step)}
              frame={direction === 'undo' ? 'step.undone' : 'step.redone'}
            />
            {walked.skipped > 0 ? ` · ${say('step.skipped', { count: walked.skipped })}` : null}
          </>
        ),
        isStep: true,
        action: { label: say(`action.${back}`), run: () => void walk(back) },
      });
    };
    return { undo: () => walk('undo'), redo: () => walk('redo') };
  }, [say, show, runUndo, runRedo]);
}

/** While one student looks at the screen, a step that was another's names nobody. */
function toldOf(step: Step): Step {
  return shownStudent() === null ? step : { ...step, student: null, file: null };
}

/** A step in words; the student's name in it hides with all other names. */
export function StepLine({ step, frame }: { step: Step; frame?: TextKey }) {
  const say = useSay();
  const sentence = stepPhrase(say, step, step.student === null ? null : NAME);
  const [before = '', after] = (frame ? say(frame, { step: sentence }) : sentence).split(NAME);
  return (
    <>
      {before}
      {after === undefined || step.student === null ? null : (
        <PersonName>{step.student}</PersonName>
      )}
      {after}
    </>
  );
}

/** Stands for the student's name until it becomes an element. */
const NAME = '\u0001';
