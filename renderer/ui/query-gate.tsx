import { type ReactNode, useRef } from 'react';
import type { Trouble } from '#shared/contract/errors.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { Empty } from './empty.tsx';
import { useSay } from './say.tsx';

export interface GatedQuery<T> {
  readonly value: T | undefined;
  readonly trouble: Trouble | null;
  readonly isSlow: boolean;
}

export interface QueryGateProps<T> {
  readonly query: GatedQuery<T>;
  /** While another question is on its way, the answer to the last one stays on the page. */
  readonly keepsLast?: boolean;
  readonly children: (value: T) => ReactNode;
}

/** Draws an answer; until it is there nothing, after 300 ms a word, after a trouble its sentence. */
export function QueryGate<T>({ query, keepsLast = false, children }: QueryGateProps<T>) {
  const say = useSay();
  const last = useRef<T | undefined>(undefined);
  if (query.value !== undefined) last.current = query.value;
  const value = query.value ?? (keepsLast && query.trouble === null ? last.current : undefined);
  if (value !== undefined) return children(value);
  if (query.trouble) {
    return (
      <div role="alert">
        <Empty>{sentenceOf(say, query.trouble)}</Empty>
      </div>
    );
  }
  return query.isSlow ? <p className="empty soft">{say('ui.loading')}</p> : null;
}
