import { useSay } from '../../ui/say.tsx';
import {
  type Checkable,
  type Checked,
  type Levels,
  nameOf,
  numberOf,
  staysUncounted,
} from './checked.ts';

export interface CheckOutlookProps {
  readonly student: Checkable;
  readonly checked: Checked;
  /** Key of the level tried for; empty: not said. */
  readonly aimed: string;
  readonly levels: Levels;
  readonly kind: string;
  readonly isBelow: boolean;
}

/** What the chosen level leads to: going on, with what stays recommended, or kept without counting. */
export function CheckOutlook(props: CheckOutlookProps) {
  const { student, checked, aimed, levels, kind, isBelow } = props;
  const say = useSay();
  const value = numberOf(levels, checked.level);
  const isUncounted = staysUncounted(student, checked, aimed, levels, kind);
  const held = levels.findLast((level) => level.value <= (student.held ?? Number.NaN));
  const more = numberOf(levels, student.recommended);
  const isMoreLeft =
    value !== null && more !== null && more > Math.max(value, student.held ?? value);
  const goesOn = value !== null && !isBelow && student.next !== null;
  const words = [
    isUncounted
      ? say('check.uncounted', { aimed: nameOf(levels, aimed), held: held?.name ?? '' })
      : null,
    goesOn && student.next
      ? say('check.next', { ...student.next, level: nameOf(levels, checked.level ?? '') })
      : null,
    !isBelow && isMoreLeft
      ? say('check.still', { level: nameOf(levels, student.recommended ?? '') })
      : null,
  ].filter((one) => one !== null);
  return (
    <p className="check-outlook soft small" role="status">
      {words.join(' ')}
    </p>
  );
}
