import { type RefObject, useEffect, useState } from 'react';
import type { IsoDate } from '#shared/domain/time.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ClassColumn } from './class-columns.ts';

export interface HeadTipProps {
  /** Holds the grid; the tip listens there. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly columns: readonly ClassColumn[];
  readonly today: IsoDate;
}

interface Shown {
  readonly column: number;
  readonly left: number;
  readonly top: number;
}

const PATIENCE = 250;

/** What an objective's head stands for, while it is pointed at. Readers have it in the head's name. */
export function HeadTip({ frame, columns, today }: HeadTipProps) {
  const say = useSay();
  const format = useFormat();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const onOver = (event: Event) => {
      const head = event.target instanceof Element ? event.target.closest('.grid-code') : null;
      hide();
      if (!head) return;
      const box = head.getBoundingClientRect();
      const outer = element.getBoundingClientRect();
      const column = Number(head.getAttribute('aria-colindex')) - 2;
      const left = Math.min(box.left - outer.left, outer.width - 300);
      const next = { column, left: Math.max(0, left), top: box.bottom - outer.top + 4 };
      timer = setTimeout(() => setShown(next), PATIENCE);
    };
    element.addEventListener('pointerover', onOver);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('keydown', hide);
    return () => {
      clearTimeout(timer);
      element.removeEventListener('pointerover', onOver);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('keydown', hide);
    };
  }, [frame]);
  const column = shown ? columns[shown.column] : undefined;
  if (!shown || !column) return null;
  return (
    <div className="head-tip" style={{ left: shown.left, top: shown.top }} aria-hidden="true">
      <b>{column.fullCode}</b> {column.statement}
      <span className="soft">
        {column.due === null
          ? say('grid.no-due')
          : say('grid.due', { day: format.day(column.due, today) })}
      </span>
    </div>
  );
}
