import type { Output } from '#shared/contract/contract.ts';
import { useSay } from '../ui/say.tsx';
import { PaperMark } from './paper-mark.tsx';

export type PaperScale = Output<'grid.get'>['scale'];

/** The levels with their marks, and from which on an objective is mastered. */
export function LevelLegend({
  scale,
  threshold,
}: {
  readonly scale: PaperScale;
  readonly threshold: number;
}) {
  const say = useSay();
  return scale.levels.map((level, index) => (
    <span key={level.key}>
      <PaperMark index={index} count={scale.levels.length} look={level} /> {level.name}
      {index === threshold ? ` (${say('reports.threshold')})` : ''}
    </span>
  ));
}
