import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useOpenCheck } from '../../app/open-check.tsx';
import { go } from '../../app/route.ts';
import { useQuery } from '../../data/use-query.ts';
import { levelKeys } from '../../grid/grid-keys.ts';
import { useSay } from '../../ui/say.tsx';
import { useListKeys } from '../../ui/use-list-keys.ts';
import { useOnlyRead } from '../../ui/use-only-read.ts';
import { AppointmentDialog } from './appointment-dialog.tsx';
import { LinePanel } from './line-panel.tsx';
import { listParts } from './list-parts.ts';
import { TodayLine } from './today-line.tsx';
import type { Today } from './today-view.tsx';
import { typedOn } from './typed-on.ts';
import { useLineCommands } from './use-line-commands.tsx';

type Line = Today['students'][number];

/** Somebody found by name; each search is a new one. */
export interface Sought {
  readonly student: string;
  /** The letters that found them; empty: the name was chosen, not being typed. */
  readonly typed: string;
}

export interface TodayListProps {
  readonly today: Today;
  readonly sought: Sought | null;
}

/**
 * The list as it is worked through: who is planned, whom the minutes do not reach, who was seen.
 * On a line digits record the level of the suggested objective; after anything that was noted the
 * next student to see has the focus.
 */
export function TodayList({ today, sought }: TodayListProps) {
  const say = useSay();
  const known = useQuery('class.get', { class: today.class.id }).value;
  const openCheck = useOpenCheck();
  const commands = useLineCommands(today);
  const [open, setOpen] = useState<string | null>(null);
  const [appointing, setAppointing] = useState<Line | null>(null);
  const list = useRef<HTMLOListElement>(null);
  /** The name that fingers may still be typing, and when its last letter came. */
  const naming = useRef<(Sought & { readonly at: number }) | null>(null);
  const parts = listParts(today);
  const toSee = [...parts.planned, ...parts.rest];
  const keys = levelKeys(known?.scale.levels.map((level) => level.value) ?? []);

  const focus = (id: string | undefined) =>
    [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
      .find((one) => one.dataset.line === id)
      ?.focus();
  useEffect(() => {
    if (sought === null) return;
    naming.current = sought.typed === '' ? null : { ...sought, at: performance.now() };
    const line = [...(list.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])].find(
      (one) => one.dataset.line === sought.student,
    );
    line?.focus();
    line?.scrollIntoView?.({ block: 'center' });
    // A finger goes on with the panel, a hand on the keys with digits.
    if (window.matchMedia('(pointer: coarse)').matches) setOpen(sought.student);
  }, [sought]);
  const startedAt = useRef(today.startedAt);
  useEffect(() => {
    const isStart = startedAt.current === null && today.startedAt !== null;
    startedAt.current = today.startedAt;
    // The button that was pressed is gone: the keys go on with the first one.
    if (isStart && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>('[data-line]')?.focus();
  }, [today.startedAt]);
  /** On to the next at once, so that quick fingers meet the right student; back when refused. */
  const done = (line: Line, kept: Promise<boolean>) => {
    const at = toSee.findIndex((one) => one.id === line.id);
    // Behind the last one come those who were passed over.
    const next = toSee[at + 1] ?? toSee.find((one) => one.id !== line.id);
    setOpen(null);
    focus(next?.id ?? line.id);
    void kept.then((isKept) => {
      if (!isKept) focus(line.id);
    });
  };

  const check = (line: Line, objective: string | undefined) =>
    openCheck({
      what: 'check',
      class: today.class.id,
      objective,
      students: [line.id],
      onRecorded: () => done(line, Promise.resolve(true)),
    });

  const onlyRead = useOnlyRead();
  const isNaming = (line: Line, key: string): boolean => {
    const name = naming.current;
    const at = performance.now();
    const typed =
      name?.student === line.id ? typedOn(line.called, name.typed, key, at - name.at) : null;
    naming.current = typed === null ? null : { student: line.id, typed, at };
    return typed !== null;
  };
  const onKey = (key: string, id: string): boolean => {
    const line = today.students.find((one) => one.id === id);
    if (!line) return false;
    if (isNaming(line, key)) return true;
    if (key === 'Escape' && open !== null) {
      setOpen(null);
      focus(open);
      return true;
    }
    if (onlyRead && /^[0-9cafhkxm]$/.test(key)) {
      onlyRead();
      return true;
    }
    const level = known?.scale.levels[keys.indexOf(key)];
    const [objective] = line.work;
    if (level && objective) {
      done(line, commands.record(line, objective, level));
      return true;
    }
    if (/^[0-9]$/.test(key)) return true;
    return letterKey(key, line);
  };
  const letterKey = (key: string, line: Line): boolean => {
    const [objective] = line.work;
    switch (key) {
      case 'c':
        done(line, commands.mark(line, 'contact'));
        return true;
      case 'a':
        done(line, commands.mark(line, 'absent'));
        return true;
      case 'f':
        void commands.mark(line, 'promised');
        return true;
      case 'h':
        void commands.mark(line, 'asked');
        return true;
      case 'k':
        if (objective) done(line, commands.help(line, objective, 'conference'));
        return true;
      case 'x':
        check(line, objective?.id);
        return true;
      case 'm':
        setAppointing(line);
        return true;
      case 's':
        go({ at: 'student', class: today.class.id, student: line.id });
        return true;
      default:
        return false;
    }
  };
  useListKeys(list, onKey);

  const draw = (line: Line, number: number | null): ReactNode => (
    <TodayLine
      key={line.id}
      line={line}
      number={number}
      today={today}
      isOpen={open === line.id}
      onToggle={() => setOpen(open === line.id ? null : line.id)}
      onContact={() => done(line, commands.mark(line, 'contact'))}
    >
      {open === line.id && known ? (
        <LinePanel
          line={line}
          today={today}
          known={known}
          commands={commands}
          onAppoint={() => setAppointing(line)}
          onCheck={(objective) => check(line, objective)}
          onDone={(kept) => done(line, kept)}
        />
      ) : null}
    </TodayLine>
  );
  return (
    <>
      <ol className="today-list" ref={list} aria-label={say('today.list')}>
        {parts.planned.map((line, index) => draw(line, index + 1))}
        {today.minutes !== null && parts.rest.length > 0 ? (
          <li key="reach" className="today-reach">
            <span>{say('today.reach', { count: today.minutes })}</span>
          </li>
        ) : null}
        {parts.rest.map((line, index) => draw(line, parts.planned.length + index + 1))}
        {parts.seen.length > 0 ? (
          <li key="seen" className="today-part">
            {say('today.seen-part', { count: parts.seen.length })}
          </li>
        ) : null}
        {parts.seen.map((line) => draw(line, null))}
      </ol>
      {appointing ? (
        <AppointmentDialog line={appointing} today={today} onClose={() => setAppointing(null)} />
      ) : null}
    </>
  );
}
