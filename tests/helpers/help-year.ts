import type { Attempt, Moment } from '#shared/domain/attempt.ts';
import { type ClassCalendar, classDays, EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import { groupsOf } from '#shared/domain/help/groups.ts';
import { compareNeed, helpList } from '#shared/domain/help/list.ts';
import { planVisits, WAITED_DAYS } from '#shared/domain/help/places.ts';
import {
  type HelpClass,
  type HelpMark,
  type HelpStudent,
  helpDays,
} from '#shared/domain/help/student.ts';
import { DEFAULT_WEIGHTS } from '#shared/domain/help/weights.ts';
import { nextObjective } from '#shared/domain/next-objective.ts';
import { type PlannedObjective, studentRow } from '#shared/domain/student-row.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { seeded } from '../../build/bench/random.ts';
import { BASIC_CLEAR_DEEP } from './help-scale.ts';

/** What a simulated year is made of. */
export interface YearPlan {
  readonly seed: number;
  readonly students: number;
  readonly days: number;
  readonly minutes: number;
  /** Whether the suggested groups are visited as such. */
  readonly inGroups: boolean;
}

/** How a year's visits spread. */
export interface YearSpread {
  readonly days: number;
  readonly places: number;
  /** Most class days in a row without a place, over all students, days absent left out. */
  readonly longestWait: number;
  readonly largestShare: number;
  readonly smallestShare: number;
  /** Days on which only the turning alphabet decided who has a place. */
  readonly tieDays: number;
  /** Share of objectives mastered at the end. */
  readonly mastered: number;
}

const UNITS = 12;
const PER_UNIT = 6;
const COUNT = UNITS * PER_UNIT;
const FIRST = '2026-08-24';

interface Person {
  readonly ability: number;
  readonly attempts: Attempt[][];
  readonly correctives: Map<number, Moment>;
  marks: HelpMark[];
  readonly absences: Set<IsoDate>;
  contact: Moment | null;
  readonly talks: Set<IsoDate>;
  readonly planned: Set<IsoDate>;
  readonly challenged: Set<IsoDate>;
  places: number;
  waited: number;
  longest: number;
}

/** Plays a school year of one class: quizzes for all, visits by the list, help, absence, requests. */
export function playYear({ seed, students, days, minutes, inGroups }: YearPlan): YearSpread {
  const random = seeded(seed);
  const calendar: ClassCalendar = { ...EVERY_WEEKDAY, first: FIRST };
  const dates = classDays(calendar, FIRST, '2027-12-31').slice(0, days);
  const { scale, rules } = BASIC_CLEAR_DEEP;
  const objectives = Array.from(
    { length: COUNT },
    (_, i): PlannedObjective => ({
      critical: i % 3 === 0,
      due: dates[Math.min(days - 1, Math.floor(((i + 1) * days) / COUNT))] ?? null,
      rules,
      needs: i % PER_UNIT === 0 ? [] : [i - 1],
      parts: [],
    }),
  );
  const critical = objectives.map((objective) => objective.critical);
  const opened: (IsoDate | null)[] = objectives.map(() => null);
  const people = Array.from(
    { length: students },
    (): Person => ({
      ability: random(),
      attempts: objectives.map(() => []),
      correctives: new Map(),
      marks: [],
      absences: new Set(),
      contact: null,
      talks: new Set(),
      planned: new Set(),
      challenged: new Set(),
      places: 0,
      waited: 0,
      longest: 0,
    }),
  );
  let clock = 0;
  let tieDays = 0;
  let places = 0;
  const now = (on: IsoDate): Moment => {
    clock += 1;
    return { on, recordedAt: clock };
  };
  const tries = (person: Person, i: number, on: IsoDate, kind: string) => {
    const before = person.attempts[i]?.length ?? 0;
    const helped = person.correctives.has(i) ? 0.25 : 0;
    const reach = person.ability * 0.45 + random() * 0.45 + helped + before * 0.05;
    const value = reach > 1.05 ? 4 : reach > 0.8 ? 3 : reach > 0.5 ? 2 : 1;
    person.attempts[i]?.push({
      ...now(on),
      value,
      kind,
      support: null,
      robust: null,
      aimed: null,
      source: kind === 'quiz' ? 'fill' : null,
    });
    opened[i] ??= on;
  };
  const talk = (person: Person, on: IsoDate) => {
    person.contact = now(on);
    person.talks.add(on);
    person.marks = person.marks.filter((mark) => mark.kind === 'recheck');
  };
  const rowOf = (person: Person, on: IsoDate) =>
    studentRow(
      {
        scale,
        calendar,
        asOf: on,
        objectives,
        planned: COUNT,
        opened,
        confirmMultipleChoice: false,
      },
      {
        attempts: person.attempts,
        correctives: person.correctives,
        marks: new Map(),
        shifts: { newcomerFrom: null, newcomerUntil: null, spells: [] },
        excusedBefore: null,
        ownDue: new Map(),
        ownRules: new Map(),
        leftOut: new Set(),
        overrides: new Map(),
      },
    );

  dates.forEach((on, at) => {
    for (const person of people) {
      const away = person.absences.has(dates[at - 1] ?? '') ? 0.5 : 0.03;
      if (random() < away) person.absences.add(on);
    }
    const present = people.filter((person) => !person.absences.has(on));
    // A quiz on what is due, for all who are here.
    objectives.forEach((objective, i) => {
      if (objective.due === on) for (const person of present) tries(person, i, on, 'quiz');
    });
    for (const person of present) {
      if (random() < 0.04) {
        person.marks.push({ ...now(on), kind: 'asked', objective: null, until: null });
      }
      // A word in passing, whoever is planned.
      if (random() < 0.05) talk(person, on);
    }
    const about: HelpClass = {
      ...helpDays(calendar, on),
      calendar,
      on,
      critical,
      needs: objectives.map((objective) => objective.needs),
      top: 4,
      size: people.length,
    };
    const known = present.map(
      (person): HelpStudent => ({
        index: people.indexOf(person),
        row: rowOf(person, on),
        attempts: person.attempts,
        correctives: person.correctives,
        marks: person.marks,
        absences: person.absences,
        contact: person.contact,
        talks: person.talks,
        since: FIRST,
        planned: person.planned,
        deferred: new Set(),
        challenged: person.challenged,
      }),
    );
    const byIndex = new Map(known.map((student) => [student.index, student]));
    const lines = helpList(known, about, DEFAULT_WEIGHTS);
    const inOrder = lines.map((line) => byIndex.get(line.index) as HelpStudent);
    const lately = about.before.slice(0, WAITED_DAYS);
    const visits = planVisits({
      count: lines.length,
      groups: inGroups
        ? groupsOf(
            inOrder.map((student) => student.row),
            critical,
          ).map((group) => group.members)
        : [],
      minutes,
      waited: (place) => !lately.some((day) => inOrder[place]?.planned.has(day)),
    });
    const chosen = new Set(visits.flatMap((visit) => visit.members));
    const isTie = lines.some(
      (line, place) =>
        chosen.has(place) &&
        lines.some((other, rival) => !chosen.has(rival) && compareNeed(line, other) === 0),
    );
    if (isTie) tieDays += 1;
    lines.forEach((line, place) => {
      const person = people[line.index] as Person;
      if (!chosen.has(place)) {
        person.waited += 1;
        person.longest = Math.max(person.longest, person.waited);
        return;
      }
      person.waited = 0;
      person.places += 1;
      places += 1;
      person.planned.add(on);
      if (line.reasons.some((reason) => reason.kind === 'challenge')) person.challenged.add(on);
      // One visit in ten is not reached; some of those are promised to be first next time.
      if (random() < 0.1) {
        if (random() < 0.3) {
          person.marks.push({ ...now(on), kind: 'promised', objective: null, until: null });
        }
        return;
      }
      const student = inOrder[place] as HelpStudent;
      const next = nextObjective(student.row, objectives);
      if (next !== null && (opened[next] ?? null) !== null) {
        if (random() < 0.35) {
          person.correctives.set(next, now(on));
          const until = dates[at + 3] ?? on;
          if (random() < 0.5) {
            person.marks.push({ ...now(on), kind: 'recheck', objective: next, until });
          }
        } else tries(person, next, on, 'check');
      }
      talk(person, on);
    });
  });
  const shares = people.map((person) => person.places / places);
  const last = dates.at(-1) ?? FIRST;
  const mastered = people.reduce((sum, person) => sum + rowOf(person, last).mastered, 0);
  return {
    days: dates.length,
    places,
    longestWait: Math.max(...people.map((person) => person.longest)),
    largestShare: Math.max(...shares),
    smallestShare: Math.min(...shares),
    tieDays,
    mastered: mastered / (people.length * COUNT),
  };
}
