import type { Output } from '#shared/contract/contract.ts';
import type { TextKey } from '#shared/text/text.ts';
import { formatRoute } from '../../app/route.ts';
import { useFormat } from '../../ui/format.tsx';
import { LevelMark } from '../../ui/level-mark.tsx';
import { toneOf } from '../../ui/level-tone.ts';
import { ownTone } from '../../ui/own-level.ts';
import { useSay } from '../../ui/say.tsx';
import type { StudentPage } from './student-view.tsx';

type Class = Output<'class.get'>;
type Objective = StudentPage['units'][number]['objectives'][number];

export interface StudentPathProps {
  readonly page: StudentPage;
  readonly classId: string;
  readonly known: Class;
}

/** Unit by unit, each objective with its level; a step leads to its cell in the grid. */
export function StudentPath({ page, classId, known }: StudentPathProps) {
  const say = useSay();
  return (
    <section aria-label={say('student.path')}>
      {page.units.map((unit) => {
        const mastered = unit.objectives.filter((one) => one.status === 'mastered').length;
        return (
          <div key={unit.name} className="path-unit">
            <h3>
              {unit.name}
              <span className="soft">
                {say('job.of', { done: mastered, total: unit.objectives.length })}
              </span>
            </h3>
            <ol className="path">
              {unit.objectives.map((objective) => (
                <PathStep
                  key={objective.id}
                  objective={objective}
                  known={known}
                  href={formatRoute({
                    at: 'class',
                    class: classId,
                    view: 'grid',
                    student: page.student.id,
                    objective: objective.id,
                  })}
                />
              ))}
            </ol>
          </div>
        );
      })}
    </section>
  );
}

interface StepProps {
  readonly objective: Objective;
  readonly known: Class;
  readonly href: string;
}

const SIGNS: Readonly<Record<string, string>> = {
  excused: '–',
  'not-assessed': '·',
  insufficient: '…',
};

function PathStep({ objective, known, href }: StepProps) {
  const say = useSay();
  const format = useFormat();
  const { levels } = known.scale;
  const cut = levels.findIndex((level) => level.key === known.threshold);
  const hasLevel = objective.level >= 0 && objective.status !== 'excused';
  const isOverdue = objective.flags.includes('overdue');
  const words = [
    hasLevel
      ? (levels[objective.level]?.name ?? '')
      : say(`student.status.${objective.status}` as TextKey),
    ...objective.flags.map((flag) => say(`student.flag.${flag}` as TextKey)),
    objective.attempts > 0 ? say('student.attempts', { count: objective.attempts }) : null,
    objective.due ? say('student.due', { day: format.day(objective.due) }) : null,
  ].filter(Boolean);
  const label = say('student.cell', {
    code: objective.code,
    statement: objective.statement,
    status: words.join(', '),
  });
  return (
    <li>
      <a className="path-step" href={href} aria-label={label} title={label}>
        <span
          className="path-mark"
          style={hasLevel ? ownTone(levels[objective.level]) : undefined}
          data-tone={hasLevel ? toneOf(objective.level, cut, levels.length) : undefined}
          data-overdue={isOverdue}
        >
          {hasLevel ? (
            <LevelMark
              index={objective.level}
              count={levels.length}
              look={levels[objective.level]}
            />
          ) : (
            SIGNS[objective.status]
          )}
        </span>
        <span className={objective.critical ? 'path-code critical' : 'path-code'}>
          {objective.code}
        </span>
      </a>
    </li>
  );
}
