import type { Output } from '#shared/contract/contract.ts';
import { ROW } from '#shared/sync/change.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { type AttemptRow, journalOf, marksOfCell } from '../store/attempt-store.ts';
import { overridesOfCell } from '../store/override-store.ts';
import { resultInShort } from './attempt-views.ts';

type HistoryChange = Output<'evidence.history'>['changes'][number];

/** Everything that ever happened to a cell, newest first: entries, corrections, marks, undos. */
export function cellHistory(
  ctx: ReadCtx,
  book: ClassBook,
  rows: readonly AttemptRow[],
  cell: { student: number; objective: number },
): HistoryChange[] {
  const marks = marksOfCell(ctx, cell.student, cell.objective);
  const markKinds = new Map(marks.map((mark) => [mark.id, mark.kind]));
  const said = new Map(rows.map((row) => [row.id, resultInShort(book, row)]));
  const recorded = rows.map(
    (row): HistoryChange => ({
      at: row.opAt,
      by: row.opBy,
      what: 'recorded',
      before: null,
      after: said.get(row.id) ?? null,
    }),
  );
  const byHand = new Map(
    overridesOfCell(ctx, cell.student, cell.objective).map((row) => [
      row.id,
      `${row.name}: ${row.reason}`,
    ]),
  );
  const ids = [...said.keys(), ...markKinds.keys(), ...byHand.keys()];
  const journal = journalOf(ctx, ids).flatMap((entry) => {
    const { at, by, field } = entry;
    const kind = markKinds.get(entry.row);
    if (kind !== undefined) return markChange(entry, kind);
    const override = byHand.get(entry.row);
    if (override !== undefined) return overrideChange(entry, override);
    const attempt = said.get(entry.row) ?? null;
    if (field === ROW) {
      return entry.after === null
        ? [{ at, by, what: 'undone', before: attempt, after: null }]
        : [{ at, by, what: 'done again', before: null, after: attempt }];
    }
    if (field !== 'voidedAt') return [];
    return entry.after === null
      ? [{ at, by, what: 'no longer voided', before: null, after: attempt }]
      : [{ at, by, what: 'voided', before: attempt, after: null }];
  });
  // Sorting is stable: within one instant the order of the journal stays.
  return [...recorded, ...journal].sort((a, b) => a.at - b.at).reverse();
}

interface MarkEntry {
  readonly at: number;
  readonly by: string | null;
  readonly field: string;
  readonly after: string | null;
}

function overrideChange({ at, by, field, after }: MarkEntry, said: string): HistoryChange[] {
  if (field !== ROW) return [];
  const [was, is] = after === null ? [said, null] : [null, said];
  return [{ at, by, what: 'override', before: was, after: is }];
}

function markChange({ at, by, field, after }: MarkEntry, kind: string): HistoryChange[] {
  if (field === ROW) {
    return [
      {
        at,
        by,
        what: 'mark',
        before: after === null ? kind : null,
        after: after === null ? null : kind,
      },
    ];
  }
  if (field !== 'closedOn') return [];
  return [
    {
      at,
      by,
      what: 'mark',
      before: after === null ? null : kind,
      after: after === null ? kind : null,
    },
  ];
}
