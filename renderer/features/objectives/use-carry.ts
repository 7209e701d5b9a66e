import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { DueChip } from './due-chips.ts';

/** A target date on its way to another day. */
export interface Carry {
  readonly chip: DueChip;
  /** The day it would come to lie on; null: none is below the pointer. */
  readonly over: string | null;
  /** Dragged along, or picked up by a key or a tap and dropped by the next one. */
  readonly by: 'drag' | 'steps';
}

/** How far a pointer goes before a press is a drag. */
const SLACK = 6;
/** How long a drag rests on an arrow before the month turns. */
const TURN_AFTER = 500;

export interface CarryInput {
  readonly onDrop: (chip: DueChip, on: string) => void;
  readonly onPutBack: (chip: DueChip) => void;
  /** A drag rests on the arrow to another month. */
  readonly onTurn: (months: number) => void;
}

/** Carries a target date from day to day by mouse, touch or keys; Escape puts it back. */
export function useCarry(input: CarryInput) {
  const [carry, setCarry] = useState<Carry | null>(null);
  const latest = useRef({ input, carry });
  latest.current = { input, carry };
  const point = useRef({ x: 0, y: 0 });
  const ghost = useRef<HTMLElement | null>(null);
  /** The press that ends a drag is no press of what lies there. */
  const wasDrag = useRef(false);
  const stop = useRef(() => {});

  const end = useCallback(() => {
    stop.current();
    setCarry(null);
  }, []);
  const putBack = useCallback(() => {
    const { carry: was, input: now } = latest.current;
    end();
    if (was) now.onPutBack(was.chip);
  }, [end]);

  const press = useCallback(
    (event: PointerEvent, chip: DueChip) => {
      wasDrag.current = false;
      if (event.button !== 0 || !event.isPrimary) return;
      const { clientX: x, clientY: y, pointerId } = event;
      const listening = new AbortController();
      const { signal } = listening;
      let turn: Turning | null = null;
      stop.current = () => {
        listening.abort();
        clearTimeout(turn?.timer);
      };
      const follow = (now: globalThis.PointerEvent) => {
        if (now.pointerId !== pointerId) return;
        point.current = { x: now.clientX, y: now.clientY };
        if (!wasDrag.current) {
          if (Math.hypot(now.clientX - x, now.clientY - y) < SLACK) return;
          wasDrag.current = true;
          setCarry({ chip, over: chip.on, by: 'drag' });
        }
        place(ghost.current, point.current);
        const over = dayAt(now);
        setCarry((was) => (was && was.over !== over ? { ...was, over } : was));
        turn = turning(turn, now, (months) => latest.current.input.onTurn(months));
      };
      const finish = (now: globalThis.PointerEvent) => {
        if (now.pointerId !== pointerId) return;
        if (!wasDrag.current) return stop.current();
        const over = dayAt(now);
        if (over === null || over === chip.on) return putBack();
        end();
        latest.current.input.onDrop(chip, over);
      };
      window.addEventListener('pointermove', follow, { signal });
      window.addEventListener('pointerup', finish, { signal });
      window.addEventListener('pointercancel', putBack, { signal });
    },
    [end, putBack],
  );

  const isCarrying = carry !== null;
  useEffect(() => {
    if (!isCarrying) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      putBack();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isCarrying, putBack]);
  useEffect(() => () => stop.current(), []);

  return {
    carry,
    press,
    end,
    putBack,
    /** Picks up by a key or a tap. */
    take: useCallback((chip: DueChip) => {
      if (wasDrag.current) return;
      setCarry({ chip, over: chip.on, by: 'steps' });
    }, []),
    move: useCallback((over: string) => setCarry((was) => (was ? { ...was, over } : was)), []),
    ghost: useCallback((element: HTMLElement | null) => {
      ghost.current = element;
      place(element, point.current);
    }, []),
  };
}

const below = ({ clientX, clientY }: globalThis.PointerEvent, what: string) =>
  document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>(what) ?? null;

const dayAt = (at: globalThis.PointerEvent): string | null =>
  below(at, '[data-drop]')?.dataset.drop ?? null;

interface Turning {
  readonly arrow: HTMLElement;
  readonly timer: ReturnType<typeof setInterval>;
}

/** Turns the month while a drag rests on an arrow. */
function turning(
  before: Turning | null,
  at: globalThis.PointerEvent,
  onTurn: (months: number) => void,
): Turning | null {
  const arrow = below(at, '[data-turn]');
  if (before && before.arrow === arrow) return before;
  clearInterval(before?.timer);
  if (!arrow) return null;
  const months = Number(arrow.dataset.turn);
  return { arrow, timer: setInterval(() => onTurn(months), TURN_AFTER) };
}

function place(element: HTMLElement | null, { x, y }: { x: number; y: number }) {
  element?.style.setProperty('transform', `translate(${x + 12}px, ${y + 12}px)`);
}
