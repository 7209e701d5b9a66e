import type { Output } from '#shared/contract/contract.ts';
import { methodNamed } from '#shared/domain/level/index.ts';
import { rulesFor } from '#shared/domain/mastery.ts';
import { methodStory } from '#shared/domain/method-story.ts';
import { useSay } from '../../ui/say.tsx';

type Class = Output<'class.get'>;

const NOTHING_OWN = { threshold: null, method: null, parameter: null, minimum: null };

/** What the class's method does, in a sentence with the levels of its scale. */
export function MethodStoryLine({ known }: { known: Class }) {
  const say = useSay();
  const { scale, threshold, method, parameter } = known;
  const rules = rulesFor(scale, NOTHING_OWN, { threshold, method, parameter });
  const { low, high, again, falls } = methodStory(rules);
  const named = (value: number) =>
    scale.levels.find((level) => level.value === value)?.name ?? String(value);
  const numbers = { low: named(low), high: named(high) };
  return (
    <p className="soft">
      {say(`method.does-${method}`, { parameter: parameter ?? initialOf(method) })}{' '}
      {again === null
        ? say('method.never-again', numbers)
        : say('method.again', { ...numbers, count: again })}{' '}
      {say(falls ? 'method.falls' : 'method.stays', numbers)}
    </p>
  );
}

const initialOf = (method: string): number => methodNamed(method).parameter?.initial ?? 0;
