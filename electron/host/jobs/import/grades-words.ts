import { findLevel, type Level, type Scale } from '#shared/domain/scale.ts';
import { invalid } from '../../found.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Decision, Writes } from './decision.ts';

/** Nobody says of more words what they stand for. */
const MOST_WORDS = 30;
/** What is longer is a remark, no grade. */
const LONGEST = 60;

type Preview = NonNullable<Decision['grades']>;
type Word = Preview['words'][number];

/** What a person said that grades of a source stand for (`A`, `Pass`); none is ever guessed. */
export interface GradeWords {
  readonly levels: Preview['levels'];
  /** Null: it says nothing; undefined: nobody said. */
  find(cell: string): Level | null | undefined;
  /** What was said of an earlier file, where something else is said now; else undefined. */
  before(cell: string): Level | null | undefined;
  /** Notes a grade that nobody understands. */
  ask(cell: string): void;
  /** The words of the file, in its order; where there are too many, open ones come first. */
  list(): Word[];
  /** Keeps what was said for the next file of this source. */
  remember(writes: Writes): void;
}

const keyOf = (written: string): string => written.trim().toLocaleLowerCase('en');

/** By what was said now, then of an earlier file. Throws TroubleError INVALID for an unknown level. */
export function gradeWords(
  here: Snapshot,
  classId: string,
  source: string,
  scale: Scale,
  wishes: Pick<Wishes, 'map'>,
): GradeWords {
  const kept = new Map(
    [...here.rows('gradeWord').values()]
      .filter((row) => row.class === classId && row.source === source)
      .map((row) => [row.written, row.level]),
  );
  const said = new Map<string, Level | null>();
  for (const [written, level] of Object.entries(wishes.map?.levels ?? {})) {
    if (keyOf(written) === '') continue;
    said.set(keyOf(written), level === null ? null : levelNamed(scale, written, level));
  }
  const keptMeaning = (key: string): Level | null | undefined => {
    const before = kept.get(key);
    if (before === undefined) return undefined;
    // A level that the scale no longer has says nothing of the word: it is asked again.
    return before === null ? null : scale.levels.find(({ key }) => key === before);
  };
  const meaning = (key: string): Level | null | undefined => {
    const own = said.get(key);
    return own === undefined ? keptMeaning(key) : own;
  };
  const seen = new Map<string, Word>();
  const note = (cell: string, key: string, level: Level | null | undefined) => {
    const by = said.has(key) ? 'hand' : level === undefined ? 'none' : 'kept';
    const count = (seen.get(key)?.count ?? 0) + 1;
    const written = seen.get(key)?.written ?? cell.trim();
    seen.set(key, { written, count, by, level: level?.key ?? null });
  };
  return {
    levels: scale.levels.map(({ key, name }) => ({ key, name })),
    find(cell) {
      const key = keyOf(cell);
      const level = meaning(key);
      if (level !== undefined) note(cell, key, level);
      return level;
    },
    before(cell) {
      const key = keyOf(cell);
      const [now, before] = [said.get(key), keptMeaning(key)];
      return now === undefined || now?.id === before?.id ? undefined : before;
    },
    ask(cell) {
      if (cell.trim().length <= LONGEST) note(cell, keyOf(cell), undefined);
    },
    list() {
      const words = [...seen.values()];
      if (words.length <= MOST_WORDS) return words;
      const open = words.filter(({ by }) => by === 'none');
      return [...open, ...words.filter(({ by }) => by !== 'none')].slice(0, MOST_WORDS);
    },
    remember(writes) {
      for (const [written, meant] of said) {
        const level = meant?.key ?? null;
        if (kept.get(written) === level) continue;
        const id = nameId('gradeWord', classId, source, written);
        writes.put('gradeWord', id, { class: classId, source, written, level });
      }
    },
  };
}

function levelNamed(scale: Scale, written: string, wanted: string): Level {
  const level = findLevel(scale, wanted);
  if (level) return level;
  const known = scale.levels.map(({ key }) => key).join(', ');
  throw invalid('level', wanted, 'why.word-stands-for', { written, known });
}
