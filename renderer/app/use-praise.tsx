import type { Output } from '#shared/contract/contract.ts';
import { PersonName } from '../ui/person-name.tsx';
import { useSay } from '../ui/say.tsx';
import { useOpenCheck } from './open-check.tsx';
import { useCelebrate } from './use-celebrate.ts';

export interface Praised {
  readonly id: string;
  readonly called: string;
  readonly celebrate: boolean;
}

/** Names side by side that hide with all names. */
export function Names({ ids, among }: { ids: readonly string[]; among: readonly Praised[] }) {
  const names = ids.map((id) => among.find((one) => one.id === id)?.called ?? '');
  return <PersonName>{names.join(', ')}</PersonName>;
}

/**
 * Celebrates what a check brought: a finished unit a little more. Who mastered it alone can go
 * straight on to the next objective: basic is enough for that.
 */
export function usePraise(
  classId: string,
): (done: Output<'mastery.record'>, code: string, among: readonly Praised[]) => void {
  const say = useSay();
  const celebrate = useCelebrate();
  const openCheck = useOpenCheck();
  return (done, code, among) => {
    const isQuiet = (id: string) => among.find((one) => one.id === id)?.celebrate === false;
    const praise = (ids: readonly string[], words: string, isMore: boolean) => {
      const praised = ids.filter((id) => !isQuiet(id));
      if (praised.length === 0) return;
      const [only] = praised.length === 1 ? praised : [];
      const next = done.next.find((one) => one.student === only);
      celebrate({
        message: (
          <>
            {words}
            <Names ids={praised} among={among} />
          </>
        ),
        isMore,
        action: next && {
          label: say('check.go-on', { code: next.objective.code }),
          run: () =>
            openCheck({
              what: 'check',
              class: classId,
              objective: next.objective.id,
              students: [next.student],
            }),
        },
      });
    };
    const others = done.mastered.filter((id) => !done.finished.includes(id));
    praise(others, say('check.mastered', { code }), false);
    praise(done.finished, say('check.finished', { unit: done.unit }), true);
  };
}
