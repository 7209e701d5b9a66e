import type { Output } from '#shared/contract/contract.ts';
import { LevelMark } from '../ui/level-mark.tsx';
import { useSay } from '../ui/say.tsx';

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
      <LevelMark index={index} count={scale.levels.length} look={level} /> {level.name}
      {index === threshold ? ` (${say('reports.threshold')})` : ''}
    </span>
  ));
}
