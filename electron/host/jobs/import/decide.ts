import type { Parsed } from '#shared/contract/contract.ts';
import { assertNever } from '#shared/util/assert-never.ts';
import type { Reading } from '../../interchange/read.ts';
import { decideCourse } from './course.ts';
import type { Deciding, Decision } from './decision.ts';
import { decideEvidence } from './evidence.ts';
import { decideFramework } from './framework.ts';
import { decideGrades } from './grades.ts';
import { decideObjectives } from './objectives.ts';
import { decideOneRoster } from './oneroster.ts';
import { decideResults } from './results.ts';
import { decideRoster } from './roster.ts';

/** What the person chose besides the file. */
export type Wishes = Pick<
  Parsed<'import.preview'>,
  'class' | 'course' | 'teacher' | 'only' | 'on' | 'task' | 'map' | 'framework'
>;

/** What taking a file would do to the gradebook as it is. The preview and the taking both ask. */
export function decide(reading: Reading, wishes: Wishes, deciding: Deciding): Decision {
  switch (reading.kind) {
    case 'roster':
      return decideRoster(reading, wishes.class ?? null, deciding);
    case 'objectives':
      return decideObjectives(reading, wishes, deciding);
    case 'evidence':
      return decideEvidence(reading, wishes, deciding);
    case 'grades':
      return decideGrades(reading, wishes, deciding);
    case 'case':
      return decideFramework(reading, wishes, deciding);
    case 'results':
      return decideResults(reading, wishes, deciding);
    case 'course':
      return decideCourse(reading, wishes, deciding);
    case 'oneroster': {
      const { teacher = null, only = null } = wishes;
      return decideOneRoster(reading, { teacher, only }, deciding);
    }
    default:
      return assertNever(reading);
  }
}
