import { hasFlag } from '#shared/domain/cell.ts';
import { mayExplain } from '#shared/domain/help/explain.ts';
import type { HelpStudent } from '#shared/domain/help/student.ts';
import type { ReadCtx } from '../context.ts';
import { keptSetting } from '../store/gradebook-store.ts';
import type { ClassHelp } from './class-help.ts';

/** Name of the setting that lets the list name classmates who may explain. */
const PEERS_SETTING = 'peerHelp';

/** Classmates who mastered lately what a student is stuck on; nobody unless the teacher wants it. */
export function explainers(ctx: ReadCtx, help: ClassHelp) {
  const isWanted = keptSetting(ctx, PEERS_SETTING) === true;
  const names = new Map(
    help.present.map(({ help: known, student }) => [known.index, student.spoken]),
  );
  const classmates = help.present.map((present) => present.help);
  return (student: HelpStudent) => {
    if (!isWanted) return [];
    const stuck = [...help.about.critical.keys()].filter((i) =>
      hasFlag(student.row.flags[i] ?? 0, 'stuck'),
    );
    return stuck.flatMap((position) => {
      const able = mayExplain(classmates, position, help.about.before);
      return able.length === 0
        ? []
        : [
            {
              objective: help.book.objectives[position]?.code ?? '',
              students: able.map((index) => names.get(index) ?? ''),
            },
          ];
    });
  };
}
