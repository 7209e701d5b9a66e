import { rulePrint } from '#shared/domain/letter/read-rule.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { ROW } from '#shared/sync/change.ts';
import type { PackObjective, PackRule } from '../../interchange/course-pack.ts';
import { freeName } from '../../interchange/distinct-names.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Writes } from './decision.ts';

/** What became of a pack's rule: it came, or what a person wrote here stayed, or nothing was to do. */
export type RuleBrought = { readonly name: string } | 'by hand' | null;

/**
 * The letter rule of a pack by its id; one that says something else becomes its next version, and a
 * class chooses it itself. Built-in ones are in every gradebook and stay.
 */
export function bringRule(here: Snapshot, { id, rule }: PackRule, writes: Writes): RuleBrought {
  const present = here.rows('letterRule').get(id);
  if (present?.builtIn) return null;
  const { name, ...content } = rule;
  if (!present) {
    const own = [...here.rows('letterRule').values()].filter((row) => !row.builtIn);
    const taken = new Set(own.map((row) => row.name));
    const free = freeName(name, (text) => taken.has(text));
    writes.put('letterRule', id, { name: free, builtIn: false });
    writes.put('ruleVersion', versionId(id, 1), {
      rule: id,
      number: 1,
      content,
      madeAt: here.now,
    });
    return { name: free };
  }
  const [newest] = [...here.rows('ruleVersion')]
    .filter(([, row]) => row.rule === id)
    .sort((a, b) => b[1].number - a[1].number);
  const known = newest && ({ ...(newest[1].content as object), name } as LetterRule);
  if (known && rulePrint(known) === rulePrint(rule)) return null;
  if (newest && here.byHand('ruleVersion', newest[0], ROW)) return 'by hand';
  const number = (newest?.[1].number ?? 0) + 1;
  writes.put('ruleVersion', versionId(id, number), {
    rule: id,
    number,
    content,
    madeAt: here.now,
  });
  return { name: present.name };
}

const versionId = (rule: string, number: number): string =>
  nameId('rule version of a pack', rule, number);

/** What levels look like, by their places; true when something moved. Nothing said, nothing moves. */
export function bringDescriptors(
  here: Snapshot,
  { id: objective, descriptors }: Pick<PackObjective, 'id' | 'descriptors'>,
  writes: Writes,
): boolean {
  if (descriptors === null) return false;
  const present = [...here.rows('levelDescriptor')]
    .filter(([, row]) => row.objective === objective)
    .sort((a, b) => a[1].position - b[1].position);
  let isMoved = false;
  descriptors.forEach(({ quality, score, text }, position) => {
    const known = present[position];
    const row = { objective, quality, score, text, position };
    const isSame =
      known?.[1].quality === quality && known[1].score === score && known[1].text === text;
    if (known && isSame) return;
    isMoved = true;
    if (known) writes.update('levelDescriptor', known[0], row);
    else writes.put('levelDescriptor', nameId('levelDescriptor', objective, position), row);
  });
  for (const [id] of present.slice(descriptors.length)) {
    writes.remove('levelDescriptor', id);
    isMoved = true;
  }
  return isMoved;
}
