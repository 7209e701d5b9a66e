import { Names } from '../../app/use-praise.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { type Checkable, type entryOf, type Levels, nameOf } from './checked.ts';

type Entry = NonNullable<ReturnType<typeof entryOf>>;

export interface CheckedInWordsProps {
  readonly code: string;
  readonly entries: readonly Entry[];
  readonly among: readonly Checkable[];
  readonly levels: Levels;
}

/** What a check recorded: of one student everything that was noted, of several how many. */
export function CheckedInWords({ code, entries, among, levels }: CheckedInWordsProps) {
  const say = useSay();
  const format = useFormat();
  const [only, ...others] = entries;
  if (only?.level === undefined || others.length > 0) {
    return say('check.recorded', { count: entries.length, code });
  }
  const { corrective, recheck } = only;
  return (
    <>
      {say('check.recorded-one', { code, level: nameOf(levels, only.level) })}
      <Names ids={[only.student]} among={among} />
      {corrective ? ` · ${say(`corrective.${corrective.kind}`)}` : null}
      {recheck ? ` · ${say('check.again-on', { day: format.weekdayDay(recheck) })}` : null}
    </>
  );
}
