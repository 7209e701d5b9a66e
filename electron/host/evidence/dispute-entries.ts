import type { Output } from '#shared/contract/contract.ts';
import { ROW } from '#shared/sync/change.ts';
import type { TextKey } from '#shared/text/text.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { letterBook } from '../letters/letter-book.ts';
import { ruleOfClass } from '../letters/rule-of-class.ts';
import { say, sayField, sayKind, sayMark } from '../say.ts';
import {
  attemptsOfStudent,
  changesSince,
  classPlanRows,
  entriesOfStudent,
  type JournalEntry,
  ownPlansOf,
} from '../store/dispute-store.ts';

type Entry = Output<'dispute.get'>['entries'][number];
type Members = Readonly<Record<string, Json>>;

/** Whose letter is disputed, and since when. */
export interface Disputed {
  readonly class: string;
  readonly term: string;
  readonly student: string;
  /** What arrived later is an entry between. */
  readonly at: number;
  /** Work that was known but is dated later is one too. */
  readonly asOf: string;
}

/** Fields of the class and of objectives that can move a letter. */
const CLASS_FIELDS = new Set([
  'scale',
  'threshold',
  'method',
  'parameter',
  'scores',
  'first',
  'last',
  'makeUpsByTaskDate',
]);
const OBJECTIVE_FIELDS = new Set(['threshold', 'critical', 'method', 'parameter', 'minimum']);
const PLAN_FIELDS = new Set(['due', 'leftOut', 'openedOn', 'threshold']);

/** Every entry between then and now that can have moved a student's letter, oldest first. */
export function disputeEntries(ctx: ReadCtx, of: Disputed): Entry[] {
  const attempts = attemptsOfStudent(ctx, of.student);
  const result = (row: (typeof attempts)[number]) =>
    row.level ?? (row.score === null ? '' : `${row.score}/${row.outOf}`);
  const attemptEntry = (row: (typeof attempts)[number], key: TextKey, at: number): Entry => ({
    at,
    by: row.by,
    on: row.on,
    objective: row.code,
    what: say(key, { kind: sayKind(row.kind), level: result(row) }),
  });
  const planned = new Set(letterBook(ctx, of.class).objectives.map((one) => one.code));
  const own = attempts.filter((row) => planned.has(row.code));
  const byId = new Map(own.map((row) => [row.id, row]));
  const recorded = own
    .filter((row) => row.knownAt > of.at)
    .map((row) => attemptEntry(row, 'dispute.entry.recorded', row.knownAt));
  const later = own
    .filter((row) => row.knownAt <= of.at && row.on > of.asOf && row.on <= ctx.today)
    .map((row) => attemptEntry(row, 'dispute.entry.later', row.knownAt));
  const shown = new Map(attempts.map((row) => [row.id, `${row.code} ${result(row)}`.trim()]));
  const read = reader(ctx, of, shown);
  const moved = changesSince(ctx, of.at).flatMap((change): Entry[] => {
    const attempt = change.entity === 'evidence' ? byId.get(change.row) : undefined;
    if (attempt) {
      const key = keyOfAttemptChange(change);
      return key ? [{ ...attemptEntry(attempt, key, change.at), by: change.by }] : [];
    }
    const said = read(change);
    return said ? [{ on: null, objective: null, ...said, at: change.at, by: change.by }] : [];
  });
  return [...later, ...recorded, ...moved].sort((a, b) => a.at - b.at);
}

function keyOfAttemptChange({ field, after }: JournalEntry): TextKey | null {
  if (field === ROW) return after === null ? 'dispute.entry.undone' : 'dispute.entry.redone';
  if (field !== 'voidedAt') return null;
  return after === null ? 'dispute.entry.unvoided' : 'dispute.entry.voided';
}

type Said = {
  readonly what: string;
  readonly on?: string | null;
  readonly objective?: string | null;
};

/** Says what a change of the journal did, when it can have moved this letter. */
function reader(
  ctx: ReadCtx,
  of: Disputed,
  /** What each attempt was and showed. */
  shown: ReadonlyMap<string, string>,
): (change: JournalEntry) => Said | null {
  const { marks, overrides } = entriesOfStudent(ctx, of.student);
  const ownPlans = ownPlansOf(ctx, of.student);
  const classPlans = classPlanRows(ctx, of.class);
  const codes = new Map(letterBook(ctx, of.class).objectives.map((one) => [one.id, one.code]));
  const rule = ruleOfClass(ctx, of.class);
  const isOurs = (values: Members) =>
    values.student === of.student && (values.class === undefined || values.class === of.class);
  const field = (key: TextKey, change: JournalEntry, objective: string | null): Said => ({
    what: say(key, {
      field: sayField(change.entity, change.field),
      before: valueText(change.before),
      after: valueText(change.after),
    }),
    objective,
  });
  /** A plan's row that came as a whole says every field it brought. */
  const planRow = (key: TextKey, change: JournalEntry, objective: string): Said | null => {
    if (change.field !== ROW)
      return PLAN_FIELDS.has(change.field) ? field(key, change, objective) : null;
    const values = (change.after ?? change.before ?? {}) as Members;
    const named = Object.keys(values).find(
      (name) => PLAN_FIELDS.has(name) && values[name] !== false,
    );
    if (named === undefined) return null;
    const [before, after] = change.after === null ? [values[named], null] : [null, values[named]];
    return field(
      key,
      { ...change, field: named, before: before ?? null, after: after ?? null },
      objective,
    );
  };
  const readers: Readonly<Record<string, (change: JournalEntry, values: Members) => Said | null>> =
    {
      mark: (change) => {
        const mark = marks.get(change.row);
        if (!mark || (change.field !== ROW && change.field !== 'closedOn')) return null;
        const isOn = change.field === ROW ? change.after !== null : change.after === null;
        const key = isOn ? 'dispute.entry.mark' : 'dispute.entry.unmark';
        return { what: say(key, { mark: sayMark(mark.kind) }), on: mark.on, objective: mark.code };
      },
      absence: (change, values) => {
        if (!isOurs(values) || change.field !== ROW) return null;
        const key = change.after === null ? 'dispute.entry.present' : 'dispute.entry.absent';
        return { what: say(key), on: String(values.on) };
      },
      cellOverride: (change) => {
        const override = overrides.get(change.row);
        if (!override || change.field !== ROW) return null;
        const key =
          change.after === null ? 'dispute.entry.override-gone' : 'dispute.entry.override';
        return { what: say(key, { ...override }), objective: override.code };
      },
      letterOverride: (change, values) => {
        if (!isOurs(values) || values.term !== of.term || change.field !== ROW) return null;
        const key = change.after === null ? 'dispute.entry.letter-gone' : 'dispute.entry.letter';
        return { what: say(key, { value: String(values.letter), reason: String(values.reason) }) };
      },
      classObjective: (change) => {
        const code = classPlans.get(change.row);
        return code === undefined ? null : planRow('dispute.entry.plan', change, code);
      },
      studentObjective: (change) => {
        const code = ownPlans.get(change.row);
        return code === undefined ? null : planRow('dispute.entry.own-plan', change, code);
      },
      studentCourse: (change, values) => {
        if (!isOurs(values) || change.field !== ROW) return null;
        const key = change.after === null ? 'dispute.entry.course-back' : 'dispute.entry.course';
        const name = ctx.rows.get('course', String(values.course))?.name ?? '';
        return { what: say(key, { name: String(name) }) };
      },
      class: (change) =>
        change.row === of.class && CLASS_FIELDS.has(change.field)
          ? field('dispute.entry.class', change, null)
          : null,
      objective: (change) => {
        const code = codes.get(change.row);
        return code !== undefined && OBJECTIVE_FIELDS.has(change.field)
          ? field('dispute.entry.objective', change, code)
          : null;
      },
      term: (change) =>
        change.row === of.term && (change.field === 'start' || change.field === 'end')
          ? field('dispute.entry.term', change, null)
          : null,
      enrolment: (change, values) => {
        if (!isOurs(values) || change.field !== ROW) return null;
        const [before, after] = [change.before, change.after].map((side) =>
          side === null
            ? null
            : `${(side as Members).start ?? '…'} – ${(side as Members).until ?? '…'}`,
        );
        return {
          what: say('dispute.entry.enrolment', {
            field: '',
            before: valueText(before ?? null),
            after: valueText(after ?? null),
          }),
        };
      },
      ruleVersion: (_, values) =>
        values.rule === rule.id
          ? {
              what: say('dispute.entry.rule', {
                rule: rule.rule.name,
                version: Number(values.number),
              }),
            }
          : null,
      classRule: (change, values) => {
        const chosen = change.field === 'rule' ? change.after : values.rule;
        const isHere =
          change.field === 'rule'
            ? ctx.rows.get('classRule', change.row)?.class === of.class
            : values.class === of.class;
        if (!isHere || chosen === null || change.after === null) return null;
        const name = ctx.rows.get('letterRule', String(chosen))?.name ?? '';
        return { what: say('dispute.entry.rule-of-class', { rule: name }) };
      },
      snapshot: (change, values) =>
        change.after !== null && values.class === of.class && values.term === of.term
          ? { what: say('dispute.entry.handed-in') }
          : null,
      gradeChange: (change, values) =>
        change.after !== null && isOurs(values) && values.term === of.term
          ? {
              what: gradeChangeText(
                values,
                idsIn(values.evidence).flatMap((id) => shown.get(String(id)) ?? []),
              ),
            }
          : null,
    };
  return (change) => {
    const values = change.field === ROW ? ((change.after ?? change.before ?? {}) as Members) : {};
    return readers[change.entity]?.(change, values) ?? null;
  };
}

const idsIn = (value: Json | undefined): readonly Json[] => {
  const ids = typeof value === 'string' ? (JSON.parse(value) as Json) : value;
  return Array.isArray(ids) ? ids : [];
};

function gradeChangeText(values: Members, evidence: readonly string[]): string {
  const said = {
    from: String(values.from),
    to: String(values.to),
    approver: String(values.approver),
    reason: String(values.reason),
  };
  return evidence.length === 0
    ? say('dispute.entry.grade-change', said)
    : say('dispute.entry.grade-change-by', { ...said, evidence: evidence.join(', ') });
}

function valueText(value: Json): string {
  if (value === null || value === undefined) return say('dispute.nothing');
  if (typeof value === 'boolean') return say(value ? 'dispute.yes' : 'dispute.no');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
