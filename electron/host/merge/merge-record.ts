import type { Output } from '#shared/contract/contract.ts';
import { ROW, sameValue } from '#shared/sync/change.ts';
import { fieldWords, rowWords } from '#shared/text/field-words.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import { say } from '../say.ts';
import { schoolAnswers, studentsToMatch } from '../store/identity-store.ts';
import type { FoundConflict } from './found-conflict.ts';
import type { Proposal } from './proposals.ts';
import { rowName } from './row-name.ts';
import { shownValue } from './shown-value.ts';
import { type StandsAgain, shownAgain } from './standing-again.ts';
import { sumOf, type Tally } from './tally.ts';
import { whatTellsApart } from './what-tells-apart.ts';

type Report = Output<'merge.run'>;
type ShownConflict = Report['conflicts'][number];

/** Lists of a report are cut here; their counts are whole. */
export const MOST_LISTED = 500;

/** A pair that waits for a person's word. */
export type AskedPair = Pick<Proposal, 'kind' | 'a' | 'b' | 'reason' | 'count' | 'oneByOne'>;

/** What one bundle of a merge was and did. */
export interface BundleRecord {
  readonly file: string;
  readonly sha256: string;
  /** Id of the gradebook whose file it is; empty: none. */
  readonly gradebook: string;
  readonly teacher: string | null;
  readonly school: string | null;
  readonly purpose: Report['bundles'][number]['purpose'];
  readonly exportedAt: number;
  readonly tally: Tally;
  readonly clockAhead: boolean;
  readonly newer: number;
  /** Null: there is nothing to ask about its school ids. */
  readonly sharedIds: number | null;
}

/** What a merge came to, in ids: as it is kept, and as it is shown after names are found. */
export interface MergeRecord {
  readonly evidenceBefore: number;
  readonly evidenceAfter: number;
  readonly limit: number;
  readonly overriding: number;
  readonly overrides: FoundOverrides;
  readonly kept: readonly StandsAgain[];
  /** How many rows are no more because somebody erased them for good elsewhere. */
  readonly erased: number;
  readonly needsDecision: number;
  readonly decisions: readonly AskedPair[];
  readonly bundles: readonly BundleRecord[];
  readonly conflicts: readonly FoundConflict[];
}

type FoundOverrides = readonly Pick<FoundConflict, 'entity' | 'row'>[];

/** Id of a person's word on a pair, whichever of the two is named first. */
export function decisionId(a: string, b: string): string {
  const [least = '', other = ''] = [a, b].sort();
  return nameId('identityDecision', least, other);
}

/** The report of a merge in people's words, also long after it. */
export function shownReport(ctx: ReadCtx, record: MergeRecord): Report {
  const { evidenceBefore, evidenceAfter, limit, overriding, needsDecision, bundles } = record;
  const answers = schoolAnswers(ctx);
  const aboutOf =
    record.decisions.length > 0 ? whatTellsApart(ctx, studentsToMatch(ctx)) : () => '';
  return {
    ...sumOf(bundles.map(({ tally }) => tally)),
    needsDecision,
    evidenceBefore,
    evidenceAfter,
    bundles: bundles.map(({ tally, gradebook, sharedIds, ...bundle }) => ({
      ...bundle,
      ...tally,
      schoolIds:
        sharedIds === null
          ? null
          : { source: gradebook, shared: sharedIds, same: answers.get(gradebook) ?? null },
    })),
    conflicts: record.conflicts.slice(0, MOST_LISTED).map((one) => shownConflict(ctx, one)),
    decisions: record.decisions.slice(0, MOST_LISTED).map((pair) => ({
      ...pair,
      nameA: rowName(ctx, pair.kind, pair.a),
      nameB: rowName(ctx, pair.kind, pair.b),
      aboutA: aboutOf(pair.a),
      aboutB: aboutOf(pair.b),
      same: ctx.rows.get('identityDecision', decisionId(pair.a, pair.b))?.same ?? null,
    })),
    overrides: record.overrides.slice(0, MOST_LISTED).map(({ entity, row }) => ({
      what: entity,
      noun: rowWords(say, entity),
      name: rowName(ctx, entity, row),
    })),
    overriding,
    limit,
    erased: record.erased,
    kept: record.kept.slice(0, MOST_LISTED).map((one) => shownAgain(ctx, one)),
  };
}

/** A field that both sides had changed, in words, with what was chosen if somebody chose. */
export function shownConflict(ctx: ReadCtx, conflict: FoundConflict): ShownConflict {
  const { entity, row, field, mine, theirs, stands, settlement } = conflict;
  const { mineBy, mineAt, theirsBy, theirsAt } = conflict;
  const [here, there] = [mine, theirs].map((value) => shownValue(ctx, entity, row, field, value));
  const chosen = ctx.rows.get('settlement', settlement);
  const isMine = sameValue((chosen?.value ?? null) as Json, mine);
  return {
    what: entity,
    noun: rowWords(say, entity),
    name: rowName(ctx, entity, row),
    field: field === ROW ? 'removed' : field,
    label: fieldWords(say, entity, field),
    mine: here?.text ?? null,
    theirs: there?.text ?? null,
    as: here?.text === null ? (there?.as ?? 'text') : (here?.as ?? 'text'),
    mineBy,
    mineAt,
    theirsBy,
    theirsAt,
    stands,
    settled: chosen ? { stands: isMine ? 'mine' : 'theirs', at: chosen.at } : null,
  };
}
