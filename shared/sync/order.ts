import type { Json } from '../util/json.ts';

/** A change with what orders it among all changes of all devices. */
export interface Stamped {
  readonly entity: string;
  readonly row: string;
  readonly field: string;
  readonly after: Json;
  readonly hlc: string;
  readonly device: string;
  /** Of the content; made by the host, here only compared. */
  readonly hash: string;
}

/** The parts of the order, the first that tells two changes apart decides. */
export const ORDER_PARTS = ['clock', 'edit before delete', 'device', 'content'] as const;
export type OrderPart = (typeof ORDER_PARTS)[number];

/** Below zero when `a` comes before `b`. */
export type Order = (a: Stamped, b: Stamped) => number;

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** True for the change that takes a whole row away. */
export const removes = (change: Stamped): boolean => change.field === '*' && change.after === null;

const COMPARE: Readonly<Record<OrderPart, Order>> = {
  clock: (a, b) => compareTexts(a.hlc, b.hlc),
  'edit before delete': (a, b) => Number(removes(a)) - Number(removes(b)),
  device: (a, b) => compareTexts(a.device, b.device),
  content: (a, b) => compareTexts(a.hash, b.hash),
};

/** The order made of some of its parts; tests leave parts out to see a law fail. */
export function orderOf(parts: readonly OrderPart[]): Order {
  return (a, b) => {
    for (const part of parts) {
      const found = COMPARE[part](a, b);
      if (found !== 0) return found;
    }
    return 0;
  };
}

/** The one total order of changes: no tie is left for arrival to break. */
export const ORDER: Order = orderOf(ORDER_PARTS);

/** Names a change for good: two with the same name are the same change. */
export const identityOf = ({ hlc, device, hash }: Stamped): string => `${hlc} ${device} ${hash}`;
