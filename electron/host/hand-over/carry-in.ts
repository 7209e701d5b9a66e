import type { FormerAttempt, FormerObjective } from '#shared/contract/features/hand-over.ts';
import { EVIDENCE_KINDS } from '#shared/contract/types.ts';
import { HANDED_OVER } from '#shared/domain/attempt.ts';
import { type Match, matchObjectives } from '#shared/domain/hand-over/match-objectives.ts';
import { isId } from '#shared/domain/ids.ts';
import { levelIndexFor, type Scale } from '#shared/domain/scale.ts';
import { type Anchors, anchorsOf, translate } from '#shared/domain/scale-translation.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import type { Writes } from '../jobs/import/decision.ts';
import { nameId } from '../name-id.ts';
import { say } from '../say.ts';
import { broughtBefore } from '../store/hand-over-store.ts';
import type { Snapshot } from '../store/import-store.ts';
import { loadScales } from '../store/scale-store.ts';
import { NOT_VOIDED, voided } from '../store/sealed-row.ts';
import { type Words, whoTold } from './newest-words.ts';
import type { Told } from './open-record.ts';
import { aboutObjectives } from './student-record.ts';

/** A person's word about single objectives of a record. */
export type SaidSame = ReadonlyMap<string, string | null>;

/** Which objectives of a record are objectives here. Those of the class's own courses come first. */
export function matchesOf(
  here: Snapshot,
  former: readonly FormerObjective[],
  classId: string | null,
  said: SaidSame,
): Map<string, Match> {
  const about = aboutObjectives(here);
  const own = new Set(
    [...here.rows('classCourse').values()].flatMap((row) =>
      row.class === classId ? row.course : [],
    ),
  );
  const rank = (unit: string) => (own.has(here.rows('unit').get(unit)?.course ?? '') ? 0 : 1);
  const mine = [...here.rows('objective')]
    .sort(([, a], [, b]) => rank(a.unit) - rank(b.unit))
    .flatMap(([id]) => about(id) ?? []);
  const matches = matchObjectives(former, mine);
  for (const [id, objective] of said) {
    if (objective === null) matches.delete(id);
    else if (matches.get(id)?.id !== objective) matches.set(id, { id: objective, by: 'hand' });
  }
  return matches;
}

interface Target {
  readonly student: string;
  readonly class: string;
  readonly scale: Scale;
  readonly anchors: Anchors;
}

/**
 * What becomes of a record: evidence that counts here. What was taken back there since is voided
 * here too, and comes back when it counts there again; what this teacher voided stays voided.
 */
export function carryIn(
  ctx: ReadCtx,
  here: Snapshot,
  words: Words,
  to: { readonly student: string; readonly isNew: boolean; readonly class: string },
  said: SaidSame,
  writes: Writes,
): { new: number; unchanged: number; withdrawn: number } {
  const counts = { new: 0, unchanged: 0, withdrawn: 0 };
  const row = here.rows('class').get(to.class);
  const scale = loadScales(ctx).find(({ id }) => id === row?.scale);
  if (!row || !scale) return counts;
  const anchors = anchorsOf(scale, row.threshold ?? scale.threshold);
  const target: Target = { student: to.student, class: to.class, scale, anchors };
  const present = new Map(
    (to.isNew ? [] : broughtBefore(ctx, ctx.rows.keyOf('student', to.student))).map((one) => [
      keyOf(one),
      one,
    ]),
  );
  const told = words.told.flatMap((word) => attemptsFor(here, word, target, said));
  const wanted = new Map<string, (typeof told)[number]>();
  for (const one of told) {
    const key = keyOf(one.values);
    // Where two tell of one attempt, one that counts says more.
    if (!wanted.has(key) || (one.counts && !wanted.get(key)?.counts)) wanted.set(key, one);
  }
  const known = here.attempts(
    null,
    [...wanted.values()].map(({ id }) => id),
  );
  for (const [key, { id, values, counts: doesCount }] of wanted) {
    if (!doesCount || words.withdrawn.has(String(values.sourceId))) continue;
    const before = present.get(key);
    const same = known.get(id);
    const isSame = same?.student === to.student && same.objective === values.objective;
    const removed = before ? before.removed : isSame && same.removed;
    if (removed) writes.revive('evidence', before?.id ?? id);
    const isBack = before?.voided === true && before.voidedBy !== null;
    if (before && isBack) {
      writes.update('evidence', before.id, NOT_VOIDED);
    }
    if (removed || isBack) counts.new += 1;
    else if (before || isSame) counts.unchanged += 1;
    else {
      counts.new += 1;
      // An id that somebody else's attempt has here says nothing about this one.
      const free = same ? derivedId(values) : id;
      writes.put('evidence', free, { ...values, knownAt: here.now });
    }
  }
  for (const [key, one] of present) {
    if (one.removed || one.voided) continue;
    const taken = words.withdrawn.get(one.sourceId);
    const told = wanted.get(key);
    if (!taken && told?.counts !== false) continue;
    counts.withdrawn += 1;
    const why = taken ? taken.why : say('hand-over.why.not-counted');
    const by = taken?.by ?? told?.by ?? HANDED_OVER;
    writes.update('evidence', one.id, voided(here.now, why, { by }));
  }
  return counts;
}

const keyOf = ({ objective, sourceId }: Pick<Row<'evidence'>, 'objective' | 'sourceId'>): string =>
  `${objective} ${sourceId}`;

const derivedId = (values: Row<'evidence'>): string =>
  nameId('handed over', values.student, values.objective, values.sourceId);

interface ToldAttempt {
  readonly id: string;
  readonly values: Row<'evidence'>;
  readonly counts: boolean;
  readonly by: string;
}

function attemptsFor(here: Snapshot, told: Told, target: Target, said: SaidSame): ToldAttempt[] {
  const matches = matchesOf(here, told.record.objectives, target.class, said);
  return told.record.objectives.flatMap((former) => {
    const match = matches.get(former.id);
    if (!match) return [];
    return former.attempts.map((attempt) => {
      const isShared = match.by === 'id' && attempt.kind !== 'override';
      // Where only the wording is shared, what never counted there must not begin to count here.
      const counts = isShared || (attempt.counts && attempt.kind !== 'self');
      const values = evidenceOf(here, told, former, attempt, match, isShared, target);
      const id = isShared && isId(attempt.id) ? attempt.id : derivedId(values);
      return { id, values, counts, by: whoTold(told) };
    });
  });
}

/**
 * An attempt as evidence here. On an objective of the same id it is the very attempt, with its own
 * id and kind, so that a department that gets both files counts it once; else it is carried in, as
 * the level that its number means on the class's scale.
 */
function evidenceOf(
  here: Snapshot,
  { teacher }: Told,
  former: FormerObjective,
  attempt: FormerAttempt,
  match: Match,
  isShared: boolean,
  { student, class: at, scale, anchors }: Target,
): Row<'evidence'> {
  const isKnown = attempt.levelId !== null && here.rows('level').has(attempt.levelId);
  const hasScore = isShared && attempt.score !== null && attempt.outOf !== null;
  // A hair of tolerance: what was exactly at a level there is exactly at one here.
  const number = translate(attempt.value, former.scale, anchors) + 1e-9;
  const level = isKnown
    ? attempt.levelId
    : (scale.levels[levelIndexFor(scale, number)]?.id ?? null);
  const isKind = (EVIDENCE_KINDS as readonly string[]).includes(attempt.kind);
  return {
    student,
    objective: match.id,
    class: at,
    task: null,
    on: attempt.on,
    level: hasScore ? null : level,
    score: hasScore ? attempt.score : null,
    outOf: hasScore ? attempt.outOf : null,
    aimed:
      isShared && attempt.aimed !== null && here.rows('level').has(attempt.aimed)
        ? attempt.aimed
        : null,
    kind: isShared && isKind ? attempt.kind : 'carried-in',
    version: attempt.version,
    assessor: attempt.assessor ?? teacher,
    shown: attempt.shown,
    feedback: attempt.feedback,
    robust: attempt.robust,
    support: attempt.support,
    countsFully: attempt.countsFully ? true : null,
    late: false,
    source: HANDED_OVER,
    sourceId: attempt.id,
    recordedAt: attempt.recordedAt,
    knownAt: 0,
    ...NOT_VOIDED,
  };
}
