import { because, type Why } from '../why.ts';

/** Every reason to see a student, in the order in which reasons are listed (PRODUCT.md 5). */
export const REASON_KINDS = [
  'promised',
  'asked',
  'check-ready',
  'stuck',
  'not-yet',
  'recheck',
  'unproven',
  'overdue',
  'blocking',
  'slipped',
  'back',
  'carried',
  'unseen',
  'challenge',
] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/**
 * What reasons weigh. `points` is for one of what a reason counts, of a critical objective where
 * there is a difference; `other` for one that is nice to know; `base` once; `cap` the most that a
 * reason gives; `further` for each one beyond the cap.
 */
export const DEFAULT_WEIGHTS = {
  promised: { points: 100 },
  asked: { points: 60 },
  'check-ready': { points: 60 },
  stuck: { points: 45, other: 30, cap: 90 },
  'not-yet': { points: 25, other: 12, cap: 50 },
  recheck: { points: 25, cap: 50 },
  unproven: { points: 15, cap: 30 },
  overdue: { points: 10, other: 3, cap: 60, further: 1 },
  blocking: { points: 3, cap: 30 },
  slipped: { points: 15, cap: 30 },
  back: { base: 15, points: 5, cap: 40 },
  carried: { points: 25, cap: 75 },
  unseen: { points: 4, cap: 20 },
  challenge: { points: 8 },
} as const satisfies Record<ReasonKind, WeightFields>;

interface WeightFields {
  readonly points: number;
  readonly other?: number;
  readonly base?: number;
  readonly cap?: number;
  readonly further?: number;
}

/** The weights of one gradebook: the shape of the defaults, other numbers. */
export type HelpWeights = {
  readonly [K in ReasonKind]: { readonly [F in keyof (typeof DEFAULT_WEIGHTS)[K]]: number };
};

/** The largest weight that makes sense beside the others. */
const LARGEST = 1000;

/** What keeps a value from being the weights; null when nothing does. Says which and why. */
export function weightsObjection(value: unknown): { what: string; value: string; why: Why } | null {
  if (!isRecord(value)) {
    return { what: 'weights', value: typeof value, why: because('why.weights-shape') };
  }
  for (const kind of REASON_KINDS) {
    const given = value[kind];
    const shape: Readonly<Record<string, number>> = DEFAULT_WEIGHTS[kind];
    if (!isRecord(given)) return { what: kind, value: '', why: because('why.weights-missing') };
    for (const field of Object.keys(shape)) {
      const number = given[field];
      if (!isWeight(number)) {
        const why = because('why.weight-number', { most: LARGEST });
        return { what: `${kind} ${field}`, value: String(number), why };
      }
    }
    const strange = Object.keys(given).find((field) => !(field in shape));
    if (strange !== undefined) {
      const fields = Object.keys(shape).join(', ');
      return { what: kind, value: strange, why: because('why.weights-fields', { fields }) };
    }
    const cap = given.cap;
    if (typeof cap === 'number' && cap < Number(given.points)) {
      return {
        what: `${kind} cap`,
        value: String(cap),
        why: because('why.weight-cap'),
      };
    }
  }
  const strange = Object.keys(value).find((kind) => !(kind in DEFAULT_WEIGHTS));
  return strange === undefined
    ? null
    : {
        what: 'reason',
        value: strange,
        why: because('why.weight-reasons', { reasons: REASON_KINDS.join(', ') }),
      };
}

/** The weights kept in a gradebook, or the defaults where none, or none that can be used, are kept. */
export function weightsOr(kept: unknown): HelpWeights {
  return kept !== undefined && kept !== null && weightsObjection(kept) === null
    ? (kept as HelpWeights)
    : DEFAULT_WEIGHTS;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWeight = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LARGEST;
