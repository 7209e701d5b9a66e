import type { Output } from '#shared/contract/contract.ts';
import { seeded } from '../random.ts';

type HeatAnswer = Output<'department.objectives'>;

const PER_TEACHER = 6;

/** A department's heat map, the same for the same numbers; no host is behind it. */
export function syntheticMap(sections: number, objectives: number): HeatAnswer {
  const random = seeded(11);
  const size = sections * objectives;
  const numbers = (make: (i: number) => number) => Array.from({ length: size }, (_, i) => make(i));
  const mastered = numbers(() => Math.floor(random() * 31));
  return {
    asOf: '2026-11-10',
    sections: Array.from({ length: sections }, (_, s) => ({
      class: `section ${s}`,
      name: `Chemistry P${(s % PER_TEACHER) + 1}`,
      teacher: `Teacher ${Math.floor(s / PER_TEACHER) + 1}`,
      scale: 'Basic · Clear · Deep',
      students: 30,
    })),
    objectives: Array.from({ length: objectives }, (_, o) => ({
      id: `objective ${o}`,
      course: `Chemistry ${Math.floor(o / 72) + 1}`,
      code: `C${Math.floor((o % 72) / 6) + 1}.${(o % 6) + 1}`,
      statement: `Explain matter number ${o + 1} and say how it is known`,
    })),
    asked: numbers(() => 30),
    assessed: mastered.map((count) => Math.min(30, count + 3)),
    mastered,
  };
}
