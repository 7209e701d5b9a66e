import type { PointerEvent } from 'react';
import { useFormat } from '../../ui/format.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { useSay } from '../../ui/say.tsx';
import type { DueChip } from './due-chips.ts';

export interface DueChipButtonProps {
  readonly chip: DueChip;
  readonly isCarried: boolean;
  /** Within the reach of Tab: the chips of the day that the arrows are on. */
  readonly isStop: boolean;
  readonly onPress: (event: PointerEvent, chip: DueChip) => void;
  readonly onTake: (chip: DueChip) => void;
}

/** A target date on its day: dragged, or picked up by a key or a tap. */
export function DueChipButton({ chip, isCarried, isStop, onPress, onTake }: DueChipButtonProps) {
  const isReadOnly = useReadOnly();
  const say = useSay();
  const format = useFormat();
  const { key, label, count, about, on, state, critical } = chip;
  const name = say('calendar.chip', { about, day: format.longDay(on) });
  return (
    <button
      type="button"
      className="due-chip"
      data-chip={key}
      data-state={state}
      data-critical={critical}
      data-carried={isCarried}
      tabIndex={isStop ? 0 : -1}
      title={about}
      aria-label={state === 'ahead' ? name : `${name}. ${say(`calendar.${state}`)}`}
      {...(isReadOnly
        ? {}
        : {
            onPointerDown: (event) => onPress(event, chip),
            onClick: () => onTake(chip),
          })}
    >
      {state === 'done' ? <span className="due-done" aria-hidden="true" /> : null}
      <span className="due-label">{label}</span>
      {/* Drawn, not written: its codes are in the chip's name. */}
      {count === null ? null : <span className="due-count" data-count={count} aria-hidden="true" />}
    </button>
  );
}
