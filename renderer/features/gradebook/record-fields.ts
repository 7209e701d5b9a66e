import type { Input } from '#shared/contract/contract.ts';
import { EVIDENCE_KINDS, type EvidenceKind, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import { isIsoDate } from '#shared/domain/time.ts';
import type { TextKey } from '#shared/text/text.ts';

/** The form as typed; empty texts mean "not said". */
export interface RecordFields {
  readonly level: string | null;
  readonly score: string;
  readonly outOf: string;
  readonly on: string;
  readonly kind: EvidenceKind;
  readonly task: string;
  readonly version: string;
  readonly assessor: string;
  readonly shown: string;
  readonly feedback: string;
  readonly support: string;
  /** Helped work counts as it is. */
  readonly countsFully: boolean;
  readonly robust: string;
  readonly aimed: string;
}

export type RecordInput = Omit<
  Input<'evidence.record'>,
  'class' | 'student' | 'objective' | 'replace' | 'asOf'
>;

export type ReadFields =
  | { readonly ok: true; readonly input: RecordInput }
  | { readonly ok: false; readonly problem: TextKey };

/** A form into what is sent, or the first thing that is still missing. */
export function readFields(fields: RecordFields): ReadFields {
  const score = readNumber(fields.score);
  const outOf = readNumber(fields.outOf);
  const hasScore = fields.score.trim() !== '' || fields.outOf.trim() !== '';
  if (fields.level === null && !hasScore) return { ok: false, problem: 'record.needs-result' };
  if (fields.level === null && (score === null || outOf === null || outOf <= 0)) {
    return { ok: false, problem: 'record.needs-both' };
  }
  if (!isIsoDate(fields.on)) return { ok: false, problem: 'record.needs-date' };
  const support = SUPPORTS.find((one) => one === fields.support) ?? null;
  const robust = ROBUSTNESS.find((one) => one === fields.robust) ?? null;
  const result = fields.level === null ? { score, outOf } : { level: fields.level };
  return {
    ok: true,
    input: {
      ...result,
      on: fields.on,
      kind: EVIDENCE_KINDS.find((one) => one === fields.kind) ?? 'check',
      task: orNull(fields.task),
      version: orNull(fields.version),
      assessor: orNull(fields.assessor),
      shown: orNull(fields.shown),
      feedback: orNull(fields.feedback),
      support,
      ...(support === 'helped' && fields.countsFully ? { countsFully: true } : {}),
      robust,
      aimed: orNull(fields.aimed),
    },
  };
}

/** True when a score that will be recorded is more than what it is out of. */
export function isAboveTop(fields: RecordFields): boolean {
  const score = readNumber(fields.score);
  const outOf = readNumber(fields.outOf);
  if (fields.level !== null || score === null || outOf === null) return false;
  return outOf > 0 && score > outOf;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A number with a point or a comma; null for anything else. */
function readNumber(text: string): number | null {
  const written = text.trim().replace(',', '.');
  if (!/^-?\d+(\.\d+)?$/.test(written)) return null;
  return Number(written);
}
