import { say } from '#host/say.ts';
import type { Output } from '#shared/contract/contract.ts';
import { stepPhrase } from '#shared/text/step.ts';

type Walked = Output<'history.undo'>;

/** What was undone or done again, in words. */
export function walkedText(
  { step, skipped }: Walked,
  frame: 'step.undone' | 'step.redone',
): string {
  const left = skipped > 0 ? ` ${say('step.skipped', { count: skipped })}` : '';
  return `${say(frame, { step: stepPhrase(say, step, step.student) })}.${left}`;
}
