import { useEffect, useMemo, useRef, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { formatRoute } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { CalendarHead } from './calendar-head.tsx';
import { CalendarMonth } from './calendar-month.tsx';
import { CalendarPattern } from './calendar-pattern.tsx';
import { CarryLine } from './carry-line.tsx';
import { DayChoices } from './day-choices.tsx';
import { DayDues } from './day-dues.tsx';
import { type DaySpan, spanInOrder } from './day-span.ts';
import { DueChipButton } from './due-chip.tsx';
import { type DueChip, dueChips } from './due-chips.ts';
import { lastOfMonth, monthAfter, monthOf } from './month.ts';
import { ShiftRest } from './shift-rest.tsx';
import { useCarry } from './use-carry.ts';
import './calendar-part.css';

/** When a class meets and what is due when: the month in the middle, the pattern at the side. */
export function CalendarPart({ classId }: { classId: string }) {
  const today = useQuery('gradebook.get', {}).value?.today;
  const known = useQuery('class.get', { class: classId }).value;
  return (
    <>
      {today === undefined ? null : <CalendarMain classId={classId} today={today} />}
      <aside className="view-aside">{known ? <CalendarPattern known={known} /> : null}</aside>
    </>
  );
}

/** What was just laid on another day, and what the rest could do likewise. */
interface Moved extends Output<'plan.move'> {
  readonly objectives: readonly string[];
}

function CalendarMain({ classId, today }: { classId: string; today: string }) {
  const say = useSay();
  const format = useFormat();
  const showStep = useStepToast();
  const [shown, setShown] = useState<string | null>(null);
  const [chosen, setChosen] = useState<DaySpan | null>(null);
  const [moved, setMoved] = useState<Moved | null>(null);
  const [said, setSaid] = useState('');
  const [refocus, setRefocus] = useState<string | null>(null);
  const month = shown ?? monthOf(today);
  const days =
    useQuery('calendar.get', { class: classId, from: month, to: lastOfMonth(month) }).value?.days ??
    NONE;
  const objectives = useQuery('plan.get', { class: classId }).value?.objectives ?? NONE;
  const outlook = useQuery('plan.outlook', { class: classId }).value;
  const { byDay, units } = useMemo(
    () => dueChips(objectives, { late: new Set(outlook?.late), done: new Set(outlook?.done) }),
    [objectives, outlook],
  );
  const { run: move } = useCommand('plan.move');

  const reach = (on: string) => setShown(monthOf(on));
  const carrying = useCarry({
    onTurn: (months) => setShown((was) => monthAfter(was ?? monthOf(today), months)),
    onDrop: (chip, on) => void drop(chip.objectives, chip.label, on),
    onPutBack: (chip) => {
      reach(chip.on);
      setChosen({ anchor: chip.on, to: chip.on });
      setRefocus(chip.key);
      setSaid(say('calendar.is-back', { what: chip.label, day: format.longDay(chip.on) }));
    },
  });
  const { carry } = carrying;

  /** False when the day was refused; why was said. */
  async function drop(ids: readonly string[], label: string, on: string): Promise<boolean> {
    setSaid('');
    const done = await move({ class: classId, objectives: [...ids], on });
    if (!done) return false;
    setMoved({ ...done, objectives: ids });
    setChosen({ anchor: on, to: on });
    reach(on);
    const past = on < today ? ` ${say('calendar.is-past')}` : '';
    showStep(`${say('calendar.moved', { what: label, day: format.weekdayDay(on) })}${past}`);
    return true;
  }

  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    if (refocus === null) return;
    main.current?.querySelector<HTMLElement>(`[data-chip="${refocus}"]`)?.focus();
    setRefocus(null);
  }, [refocus]);

  const span = chosen ? spanInOrder(chosen) : null;
  const dues = span
    ? objectives.filter(
        ({ due, leftOut }) => !leftOut && due !== null && due >= span.from && due <= span.to,
      )
    : [];
  const spread = units.filter((unit) => unit.first <= lastOfMonth(month) && unit.on >= month);
  return (
    <section className="calendar-main" ref={main}>
      <CalendarHead
        month={month}
        classDays={days.filter((day) => day.meets).length}
        onTurn={(months) => {
          setShown(monthAfter(month, months));
          setChosen(null);
        }}
      />
      <CarryLine carry={carry} onPutBack={carrying.putBack}>
        {moved && canFollow(moved) && isStill(moved) ? (
          <Rest classId={classId} moved={moved} onDone={forget} />
        ) : null}
      </CarryLine>
      {objectives.length > 0 && byDay.size === 0 ? (
        <p className="soft calendar-none">
          {say('calendar.none-due')}{' '}
          <a
            className="link"
            href={formatRoute({ at: 'class', class: classId, view: 'objectives', part: 'plan' })}
          >
            {say('calendar.to-plan')}
          </a>
        </p>
      ) : null}
      {spread.length > 0 ? (
        <fieldset className="calendar-units" aria-label={say('calendar.units')}>
          <span className="faint small" aria-hidden="true">
            {say('calendar.units')}
          </span>
          {spread.map((chip) => (
            <DueChipButton
              key={chip.key}
              chip={chip}
              isCarried={carry?.chip.key === chip.key}
              isStop
              onPress={carrying.press}
              onTake={take}
            />
          ))}
        </fieldset>
      ) : null}
      <CalendarMonth
        month={month}
        today={today}
        days={days}
        chips={byDay}
        chosen={chosen}
        onChoose={setChosen}
        carrying={{ ...carrying, take }}
        onReach={reach}
        onDrop={(on) => void dropCarried(on)}
      />
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {carry?.by === 'drag' ? (
        <div className="due-ghost" ref={carrying.ghost} aria-hidden="true">
          <b>{carry.chip.label}</b>{' '}
          {carry.over === null
            ? null
            : days.find((day) => day.on === carry.over)?.meets === false
              ? say('calendar.no-drop', { day: format.weekdayDay(carry.over) })
              : format.weekdayDay(carry.over)}
        </div>
      ) : null}
      {chosen ? (
        <div className="day-parts">
          <DayChoices classId={classId} span={chosen} days={days} />
          <DayDues
            classId={classId}
            objectives={dues}
            onMove={(ids, label, on) => void drop(ids, label, on)}
          />
        </div>
      ) : null}
    </section>
  );

  function forget() {
    setMoved(null);
  }

  function take(chip: DueChip) {
    carrying.take(chip);
    reach(chip.on);
    setMoved(null);
    setSaid(say('calendar.taken', { what: chip.about, day: format.longDay(chip.on) }));
  }

  /** A refused day leaves the date in hand. */
  async function dropCarried(on: string) {
    if (!carry) return;
    if (on === carry.chip.on) carrying.putBack();
    else if (await drop(carry.chip.objectives, carry.chip.label, on)) carrying.end();
  }

  /** True until the move is taken back. */
  function isStill({ objectives: ids, from }: Moved): boolean {
    const due = objectives.filter((one) => ids.includes(one.id)).map((one) => one.due);
    return due.every((one) => one !== from);
  }
}

const NONE: readonly never[] = [];

const canFollow = ({ from, rest, by }: Moved): boolean =>
  from !== null && rest > 0 && by !== 0 && Math.abs(by) <= 60;

interface RestProps {
  readonly classId: string;
  readonly moved: Moved;
  readonly onDone: () => void;
}

/** The rest of the plan may follow by the same class days: most of all when class did not meet. */
function Rest({ classId, moved, onDone }: RestProps) {
  const say = useSay();
  const format = useFormat();
  const { from, by, rest, missed, objectives } = moved;
  if (from === null) return null;
  return (
    <ShiftRest classId={classId} from={from} by={by} except={objectives} onDone={onDone}>
      {missed === null ? null : `${say('calendar.missed-on', { day: format.weekdayDay(missed) })} `}
      {say('calendar.rest', { count: rest, day: format.weekdayDay(from) })}
    </ShiftRest>
  );
}
