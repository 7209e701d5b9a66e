import { useMemo } from 'react';
import type { Input, Output } from '#shared/contract/contract.ts';
import type { Trouble } from '#shared/contract/errors.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useClient } from '../../data/client-context.tsx';
import { useStepToast } from '../../data/use-step-toast.ts';
import type { MarkIntent } from '../../grid/grid-keys.ts';
import { useSay } from '../../ui/say.tsx';
import { useToasts } from '../../ui/toast.tsx';
import type { GridAnswer, PendingCell, StudentRow } from './class-rows.ts';
import type { CellAt } from './pending-cells.ts';
import { hasMark, type MarkKind, pendingMark } from './pending-mark.ts';
import type { RecordInput } from './record-fields.ts';
import { recordingDay, recordingStore, recordingTask } from './recording.ts';
import type { ClassRows } from './use-class-rows.ts';
import { useSayNotAsked } from './use-say-not-asked.ts';

/** Everything that changes cells. Each answers whether it was kept. */
export interface CellCommands {
  /** One level for one or many cells. `isMore`: a further attempt, whatever was typed before. */
  level(cells: readonly CellAt[], level: number, options?: { isMore?: boolean }): Promise<boolean>;
  /** One attempt with everything that was said of it. */
  record(at: CellAt, input: RecordInput): Promise<boolean>;
  /** Different levels and marks for many cells, as pasted; one step. */
  paste(
    levels: readonly { readonly at: CellAt; readonly level: number }[],
    marks: readonly PastedMark[],
  ): Promise<boolean>;
  /** True when all the cells show the mark. */
  hasMark(cells: readonly CellAt[], mark: MarkIntent): boolean;
  setMark(cells: readonly CellAt[], kind: MarkKind, until?: IsoDate): Promise<boolean>;
  clearMark(cells: readonly CellAt[], kind: MarkKind): Promise<boolean>;
}

/** A mark among pasted levels. */
export interface PastedMark {
  readonly at: CellAt;
  readonly mark: 'excused' | 'missing';
}

export interface CellCommandOptions {
  readonly classId: string;
  readonly grid: GridAnswer | undefined;
  readonly today: IsoDate;
  readonly teacher: string | null;
  readonly data: ClassRows;
  /** Task and day of the view by task; null outside it. */
  readonly occasion: Occasion | null;
  /** Called with each line as it was and as it is, after an entry was kept. */
  readonly onKept: (before: StudentRow, after: GridAnswer) => void;
}

export interface Occasion {
  readonly task: string;
  readonly on: IsoDate;
  readonly kind: Input<'evidence.record'>['kind'];
  readonly version: string | null;
}

/** The commands of the grid, bound to a class and to what is set for the day. */
export function useCellCommands(given: CellCommandOptions): CellCommands {
  const client = useClient();
  const say = useSay();
  const toasts = useToasts();
  const showStep = useStepToast();
  const sayNotAsked = useSayNotAsked(given.classId);
  const { classId, grid, today, teacher, data, occasion, onKept } = given;
  return useMemo(() => {
    const gridQuery = { name: 'grid.get', input: { class: classId } } as const;
    // What keys do arrives in the order of the keys, undo among them.
    const options = { holds: [gridQuery], inOrder: true };
    const idOf = (place: number) => grid?.objectives.id[place] ?? '';

    const explain = (trouble: Trouble, again: () => void) =>
      toasts.show({
        message: sentenceOf(say, trouble),
        tone: 'trouble',
        action: { label: say('ui.retry'), run: again },
      });

    const dayAndOccasion = (cells: readonly CellAt[]) => {
      const recording = recordingStore.get();
      const assessor = recording.assessor ?? teacher;
      const by = assessor === null ? {} : { assessor };
      if (occasion) {
        const { on, kind, task, version } = occasion;
        return { on, ...(kind ? { kind } : {}), task, version, ...by };
      }
      const set = recordingTask(recording, classId);
      // The day's task goes with what it asks for, and with nothing else.
      const asked = grid?.tasks.find((one) => one.id === set?.id)?.objectives ?? [];
      const task = cells.every(({ place }) => asked.includes(idOf(place))) ? set : null;
      return {
        on: recordingDay(recording, classId, today),
        kind: recording.kind,
        ...(task ? { task: task.id, version: recording.version } : {}),
        ...by,
      };
    };

    const sayEnded = (count: number) => {
      if (count > 0) showStep(say('override.ended', { count }));
    };

    /** The first entry of an objective opens it for everybody: then all lines may change. */
    const opensNone = (cells: readonly CellAt[]) =>
      cells.every(({ place }) => grid?.objectives.open[place] === true);

    const kept = (cells: readonly CellAt[], before: readonly StudentRow[]) => {
      const after = client.cache.read('grid.get', gridQuery.input).value;
      if (after && cells.length > 0) for (const row of before) onKept(row, after);
    };
    const rowsBefore = (cells: readonly CellAt[]) =>
      [...new Set(cells.map((at) => at.student))]
        .map((id) => data.rows.get(id))
        .filter((row) => row !== undefined);

    const fill = async (
      entries: readonly { readonly at: CellAt; readonly level: number }[],
      isMore: boolean,
      marks: readonly PastedMark[] = [],
    ): Promise<boolean> => {
      const cells = [...entries, ...marks].map(({ at }) => at);
      const before = rowsBefore(cells);
      const keyOf = (level: number) => grid?.scale.levels[level]?.key ?? '';
      const common = { class: classId, ...dayAndOccasion(cells), replace: !isMore };
      const [first] = entries;
      if (cells.length === 0) return true;
      const isKnown = opensNone(cells);
      const envelope = await data.enter<Output<'evidence.record'> | Output<'evidence.fill'>>(
        [
          ...entries.map(({ at, level }) => ({
            at,
            cell: { type: 'level', level } as PendingCell,
          })),
          ...marks.map(({ at, mark }) => ({
            at,
            cell: pendingMark('mark.set', mark, data.store.get(at.student), at),
          })),
        ],
        () =>
          first && cells.length === 1
            ? client.run(
                'evidence.record',
                {
                  ...common,
                  student: first.at.student,
                  objective: idOf(first.at.place),
                  level: keyOf(first.level),
                },
                options,
              )
            : client.run(
                'evidence.fill',
                {
                  ...common,
                  entries: entries.map(({ at, level }) => ({
                    student: at.student,
                    objective: idOf(at.place),
                    level: keyOf(level),
                  })),
                  marks: marks.map(({ at, mark }) => ({
                    student: at.student,
                    objective: idOf(at.place),
                    kind: mark,
                  })),
                },
                options,
              ),
        (value) => (isKnown ? value.rows : null),
      );
      if (envelope.ok) {
        kept(cells, before);
        sayEnded(envelope.value.overridesEnded);
        const after = client.cache.read('grid.get', gridQuery.input).value;
        const levels = entries.map(({ at, level }) => {
          const called = data.rows.get(at.student)?.called ?? '';
          return { ...at, called, level };
        });
        if (after) {
          void sayNotAsked(after, levels, (hidden) => void change('mark.clear', hidden, 'excused'));
        }
      } else explain(envelope.error, () => void fill(entries, isMore, marks));
      return envelope.ok;
    };

    const change = async (
      name: 'mark.set' | 'mark.clear',
      cells: readonly CellAt[],
      kind: MarkKind,
      until?: IsoDate,
    ): Promise<boolean> => {
      const on = recordingDay(recordingStore.get(), classId, today);
      const input = {
        class: classId,
        cells: cells.map(({ student, place }) => ({ student, objective: idOf(place) })),
        kind,
        on,
      };
      const envelope = await data.enter<Output<'mark.set'> | Output<'mark.clear'>>(
        cells.map((at) => ({ at, cell: pendingMark(name, kind, data.store.get(at.student), at) })),
        () =>
          name === 'mark.set'
            ? client.run(name, { ...input, ...(until ? { until } : {}) }, options)
            : client.run(name, input, options),
        () => null,
      );
      if (!envelope.ok) explain(envelope.error, () => void change(name, cells, kind, until));
      return envelope.ok;
    };

    const record = async (at: CellAt, input: RecordInput): Promise<boolean> => {
      const before = rowsBefore([at]);
      const isKnown = opensNone([at]);
      const level = grid?.scale.levels.findIndex((one) => one.key === input.level) ?? -1;
      const envelope = await data.enter(
        level < 0 ? [] : [{ at, cell: { type: 'level', level } }],
        () =>
          client.run(
            'evidence.record',
            { ...input, class: classId, student: at.student, objective: idOf(at.place) },
            options,
          ),
        (value) => (isKnown ? value.rows : null),
      );
      if (envelope.ok) {
        kept([at], before);
        sayEnded(envelope.value.overridesEnded);
      }
      // The form is still there with what was typed; it is the way to try again.
      else toasts.showTrouble(envelope.error);
      return envelope.ok;
    };

    return {
      record,
      level: (cells, level, { isMore = false } = {}) =>
        fill(
          cells.map((at) => ({ at, level })),
          isMore,
        ),
      paste: (levels, marks) => fill(levels, false, marks),
      // As it is shown: the same key pressed twice takes back what is still on its way.
      hasMark: (cells, mark) =>
        cells.every((at) => hasMark(data.store.get(at.student), at.place, mark)),
      setMark: (cells, kind, until) => change('mark.set', cells, kind, until),
      clearMark: (cells, kind) => change('mark.clear', cells, kind),
    };
  }, [
    client,
    say,
    toasts,
    showStep,
    sayNotAsked,
    classId,
    grid,
    today,
    teacher,
    data,
    occasion,
    onKept,
  ]);
}
