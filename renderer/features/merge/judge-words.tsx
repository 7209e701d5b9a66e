import type { Output } from '#shared/contract/contract.ts';
import { useSay } from '../../ui/say.tsx';

export interface JudgeWordsProps {
  readonly judge: Output<'second.list'>[number]['judges'][number];
  readonly items: number;
}

/** How far a second judge is with a packet, and how alike to the first. */
export function JudgeWords({ judge, items }: JudgeWordsProps) {
  const say = useSay();
  const { assessor, judged, compared, exact, kappa } = judge;
  return (
    <p>
      {say('second.came-back', { assessor, judged, count: items })}
      {compared < judged ? ` ${say('second.compared', { compared })}` : null}
      {exact === null ? null : ` ${say('second.exact', { exact: Math.round(exact * 100) })}`}
      {kappa === null
        ? null
        : ` ${say('second.kappa', { kappa: kappa.toFixed(2).replace('-', '−') })}`}
    </p>
  );
}
