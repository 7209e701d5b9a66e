import { listName } from '#shared/domain/roster.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { Wishes } from './decide.ts';
import type { Decision, Writes } from './decision.ts';
import { createDoubts } from './doubts.ts';
import { type Finder, studentFinder, type Unmatched } from './evidence-finders.ts';
import { membersOf, peopleByHand } from './people-by-hand.ts';

/** Nobody matches more people by hand than this. */
const MOST_PEOPLE = 500;

interface Named {
  readonly schoolId: string | null;
  readonly login: string | null;
  readonly student: string | null;
}
/** Somebody whom a person said to be nobody here. */
export interface Nobody {
  readonly kind: 'nobody';
}

/** Finds the students of a list with one result a row, with what was said of them by hand. */
export interface RowPeople {
  find(named: Named & { readonly row: number }): string | Unmatched | Nobody;
  /** What to look at before rows are taken, though each found its student. */
  notes(): string[];
  /** Who is to be matched by hand; null: nobody. */
  matching(): NonNullable<Decision['matching']> | null;
  remember(writes: Writes): void;
}

/** What was said by hand comes first, then what the row says. Throws TroubleError NOT_FOUND, AMBIGUOUS. */
export function rowPeople(
  here: Snapshot,
  classId: string | null,
  source: string,
  wishes: Pick<Wishes, 'map'>,
): RowPeople {
  const byRow: Finder<Named> = studentFinder(here, classId);
  const byHand = peopleByHand(here, classId, source, wishes);
  const people = new Map<string, NonNullable<Decision['matching']>['people'][number]>();
  const doubts = createDoubts();
  return {
    find(named) {
      const { schoolId, login, student: name } = named;
      const key = schoolId || login || name || '';
      const said = byHand.find(key, [schoolId ?? '', login ?? '', name ?? '']);
      const student = said === undefined ? byRow.find(named) : said;
      if (
        key !== '' &&
        people.size < MOST_PEOPLE &&
        (said !== undefined || typeof student !== 'string')
      ) {
        people.set(key, {
          key,
          name: name || login || key,
          student: said ?? null,
          isNobody: said === null,
        });
      }
      if (said === undefined && typeof student === 'string') {
        const email = login?.includes('@') ? login : '';
        const written = { schoolId: schoolId ?? '', email, name: name ?? '' };
        doubts.add(named.row, written, here.rows('student').get(student));
      }
      return student ?? { kind: 'nobody' };
    },
    notes: doubts.notes,
    matching() {
      if (people.size === 0) return null;
      const students = [...membersOf(here, classId)]
        .map(([id, row]) => ({ id, name: listName(row) }))
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      return { people: [...people.values()], students };
    },
    remember: byHand.remember,
  };
}
