import { type RefObject, useEffect, useState } from 'react';
import type { IsoDate } from '#shared/domain/time.ts';
import { HEAD } from '../../grid/grid-cursor.ts';
import type { GridHandle } from '../../grid/grid-view.ts';
import type { SelectionStore } from '../../grid/selection-store.ts';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ClassColumn } from './class-columns.ts';

export interface HeadTipProps {
  /** Holds the grid; the tip listens there. */
  readonly frame: RefObject<HTMLElement | null>;
  readonly handle: RefObject<GridHandle | null>;
  readonly selection: SelectionStore;
  readonly columns: readonly ClassColumn[];
  readonly today: IsoDate;
}

interface Shown {
  readonly column: number;
  readonly left: number;
  readonly top: number;
}

const PATIENCE = 250;
const WIDTH = 300;

/**
 * What an objective's head stands for, while it is pointed at or the cursor is on it. Readers have
 * it in the head's name.
 */
export function HeadTip({ frame, handle, selection, columns, today }: HeadTipProps) {
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
    const under = (column: number, box: DOMRect): Shown => {
      const outer = element.getBoundingClientRect();
      const left = Math.max(0, Math.min(box.left - outer.left, outer.width - WIDTH));
      return { column, left, top: box.bottom - outer.top + 4 };
    };
    const onOver = (event: Event) => {
      const head = event.target instanceof Element ? event.target.closest('.grid-code') : null;
      if (!head) {
        follow();
        return;
      }
      hide();
      const column = Number(head.getAttribute('aria-colindex')) - 2;
      const next = under(column, head.getBoundingClientRect());
      timer = setTimeout(() => setShown(next), PATIENCE);
    };
    const follow = () => {
      hide();
      const cursor = selection.get()?.cursor;
      if (cursor?.row !== HEAD || cursor.column === HEAD) return;
      const box = handle.current?.boxOf(HEAD, cursor.column);
      if (box) setShown(under(cursor.column, box));
    };
    const stop = selection.subscribe(follow);
    element.addEventListener('pointerover', onOver);
    element.addEventListener('pointerleave', follow);
    return () => {
      clearTimeout(timer);
      stop();
      element.removeEventListener('pointerover', onOver);
      element.removeEventListener('pointerleave', follow);
    };
  }, [frame, handle, selection]);
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
