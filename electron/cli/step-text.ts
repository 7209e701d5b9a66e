import type { Output } from '#shared/contract/contract.ts';
import { en } from '#shared/text/en.ts';
import { createSay, type TextKey } from '#shared/text/text.ts';

type Walked = Output<'history.undo'>;

const isTextKey = (key: string): key is TextKey => Object.hasOwn(en, key);

/** What was undone or done again, in words. */
export function walkedText(
  { step, skipped }: Walked,
  frame: 'step.undone' | 'step.redone',
): string {
  const say = createSay();
  const key = `op.${step.name}`;
  const what = isTextKey(key) ? say(key) : step.name;
  const { student, objective, count } = step;
  const sentence =
    student !== null && objective !== null
      ? say('step.student-and-objective', { what, student, objective })
      : student !== null
        ? say('step.student', { what, student })
        : objective !== null
          ? say('step.objective', { what, objective })
          : count !== null && count > 1
            ? say('step.count', { what, count })
            : what;
  const left = skipped > 0 ? ` ${say('step.skipped', { count: skipped })}` : '';
  return `${say(frame, { step: sentence })}.${left}`;
}
