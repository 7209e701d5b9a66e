import type { Say } from '#shared/text/text.ts';
import { PersonName } from '../../ui/person-name.tsx';
import type { StudentRow } from './class-rows.ts';

/** Names of more letters are cut off in the grid and shown whole when pointed at. */
const LONG = 18;

/** Name, pace and need at the left of a line; `rowLabel` says the same in words. */
export function rowHead(row: StudentRow, areNamesHidden: boolean) {
  const { behind, ahead, need, isAbsent } = row;
  const [name, apart] = namedApart(row.name);
  return (
    <span
      className="row-head"
      data-absent={isAbsent || undefined}
      title={row.name.length > LONG && !areNamesHidden ? row.name : undefined}
    >
      <span className="row-name">
        <PersonName>{name}</PersonName>
        {apart === '' ? null : <PersonName>{apart}</PersonName>}
      </span>
      <span className="row-pace">
        {behind > 0 ? <b>−{behind}</b> : null}
        {ahead > 0 ? ` +${ahead}` : null}
      </span>
      <span className="row-need">{need > 0 ? need : null}</span>
    </span>
  );
}

/** A name, and what tells it from an equal one: `Smith, John (00114)`. It is not cut off. */
export function namedApart(name: string): readonly [string, string] {
  const at = name.lastIndexOf(' (');
  return at > 0 && name.endsWith(')') ? [name.slice(0, at + 1), name.slice(at + 1)] : [name, ''];
}

/** The head of a line for screen readers. */
export function rowLabel(row: StudentRow, say: Say): string {
  const parts = [row.name];
  if (row.isAbsent) parts.push(say('grid.absent'));
  if (row.behind > 0) parts.push(say('grid.behind', { count: row.behind }));
  if (row.ahead > 0) parts.push(say('grid.ahead', { count: row.ahead }));
  if (row.need > 0) parts.push(say('grid.needs', { count: row.need }));
  return parts.join(', ');
}
