import { type ReactNode, useContext } from 'react';
import type { Input } from '#shared/contract/contract.ts';
import { useCelebrate } from '../../app/use-celebrate.ts';
import { useCommand } from '../../data/use-command.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { NamesHiddenContext } from '../../ui/names-hidden.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { useSay } from '../../ui/say.tsx';
import type { Today } from './today-view.tsx';
import { NOTHING, useAchieved } from './use-achieved.ts';

type Line = Today['students'][number];
type CorrectiveKind = Input<'corrective.add'>['kind'];

/** What can be said of a student from the line; each answers whether it was kept. */
export interface LineCommands {
  record(line: Line, objective: Line['work'][number], level: LevelOf): Promise<boolean>;
  help(line: Line, objective: Line['work'][number], kind: CorrectiveKind): Promise<boolean>;
  /** A promise that stands is taken back. */
  mark(line: Line, kind: 'contact' | 'absent' | 'promised' | 'asked'): Promise<boolean>;
}

interface LevelOf {
  readonly key: string;
  readonly name: string;
}

const NOTED = {
  contact: 'today.contact-noted',
  absent: 'today.absent-noted',
  promised: 'today.promised',
  asked: 'today.asked-noted',
} as const;

/** The commands of a line, each one step that its message offers to take back. */
export function useLineCommands(today: Today): LineCommands {
  const say = useSay();
  const showStep = useStepToast();
  const { run: record } = useCommand('evidence.record');
  const { run: help } = useCommand('corrective.add');
  const { run: mark } = useCommand('mark.set');
  const { run: unmark } = useCommand('mark.clear');
  const celebrate = useCelebrate();
  const areNamesHidden = useContext(NamesHiddenContext);
  const achieved = useAchieved(today.class.id);
  const about = { class: today.class.id, on: today.on };
  const tell = (line: Line, what: ReactNode, kept: unknown): boolean => {
    if (kept === null) return false;
    showStep(
      <>
        {what}
        <PersonName>{line.called}</PersonName>
      </>,
    );
    return true;
  };
  return {
    async record(line, objective, level) {
      const kept = await record({
        ...about,
        student: line.id,
        objective: objective.id,
        level: level.key,
        kind: 'check',
      });
      const what = { code: objective.code, level: level.name };
      const shown = kept === null ? NOTHING : achieved(kept.rows, objective.id);
      const isPraised = shown.isMastered && line.celebrate && !areNamesHidden;
      const words = say(isPraised ? 'today.mastered' : 'today.recorded', what);
      const isKept = tell(line, words, kept);
      if (isPraised && shown.unit === null) celebrate({});
      if (isPraised && shown.unit !== null) {
        const message = (
          <>
            {say('check.finished', { unit: shown.unit })}
            <PersonName>{line.called}</PersonName>
          </>
        );
        celebrate({ message, isMore: true });
      }
      return isKept;
    },
    async help(line, objective, kind) {
      const kept = await help({ ...about, students: [line.id], objective: objective.id, kind });
      const what = { kind: say(`corrective.${kind}`), code: objective.code };
      return tell(line, say('today.helped', what), kept);
    },
    async mark(line, kind) {
      if (kind === 'contact' && line.lastContact === today.on) return false;
      const cells = [{ student: line.id, objective: null }];
      if (kind === 'promised' && line.promised) {
        return tell(line, say('today.promised-not'), await unmark({ ...about, cells, kind }));
      }
      return tell(line, say(NOTED[kind]), await mark({ ...about, cells, kind }));
    },
  };
}
