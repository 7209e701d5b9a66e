import { VISIT_MINUTES } from '#shared/domain/help/places.ts';
import {
  DEFAULT_WEIGHTS,
  type HelpWeights,
  weightsObjection,
} from '#shared/domain/help/weights.ts';
import { objected } from '../found.ts';
import { classHelp, helpWeights, WEIGHTS_SETTING } from '../help/class-help.ts';
import { orderOf } from '../help/help-plan.ts';
import { changesMore, successesOf } from '../help/success.ts';
import { timeSpent } from '../help/time-spent.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { keptSetting } from '../store/gradebook-store.ts';

/** How the list weighs, and where the teacher's time went. */
export const help: Pick<
  Handlers,
  'help.get' | 'help.weigh' | 'help.preview' | 'help.time' | 'help.best'
> = {
  'help.get': (ctx) => ({
    weights: plain(helpWeights(ctx)),
    defaults: plain(DEFAULT_WEIGHTS),
    isOwn: keptSetting(ctx, WEIGHTS_SETTING) !== undefined,
  }),

  'help.weigh': (ctx, { weights }) => {
    const id = nameId('setting', WEIGHTS_SETTING);
    if (weights === null) {
      if (ctx.rows.get('setting', id)) ctx.rows.remove('setting', id);
      return {};
    }
    ctx.rows.put('setting', id, { name: WEIGHTS_SETTING, value: usable(weights) });
    return {};
  },

  'help.preview': (ctx, { class: classId, on = ctx.today, weights }) => {
    const about = classHelp(ctx, classId, on);
    const before = orderOf(about, helpWeights(ctx)).inOrder;
    const places = new Map(before.map(({ present }, at) => [present.student.key, at + 1]));
    return {
      students: orderOf(about, usable(weights)).inOrder.map(({ present: { student } }, at) => ({
        id: student.id,
        called: student.spoken,
        before: places.get(student.key) ?? 0,
        after: at + 1,
      })),
    };
  },

  'help.best': (ctx, { class: classId, on = ctx.today, minutes }) => {
    const about = classHelp(ctx, classId, on);
    const successes = successesOf(ctx, about);
    const places = Math.floor(minutes / VISIT_MINUTES);
    const students = orderOf(about, helpWeights(ctx))
      .inOrder.flatMap(({ present: { student, help: known } }) => {
        const best = successes.best(known);
        return best === null ? [] : [{ student, best }];
      })
      .sort((a, b) => Number(changesMore(b.best, a.best)) - Number(changesMore(a.best, b.best)));
    return {
      term: successes.term && { name: successes.term.name, end: successes.term.end },
      students: students.map(({ student, best }, at) => ({
        id: student.id,
        called: student.spoken,
        planned: at < places,
        best: { ...best, letter: best.letter && { ...best.letter } },
      })),
    };
  },

  'help.time': (ctx, { class: classId, on = ctx.today }) => timeSpent(ctx, classId, on),
};

/** Weights as they cross the bridge. */
const plain = (weights: HelpWeights) =>
  Object.fromEntries(Object.entries(weights).map(([kind, parts]) => [kind, { ...parts }]));

/** Throws TroubleError INVALID with the reason that cannot be weighed so. */
function usable(weights: Readonly<Record<string, Readonly<Record<string, number>>>>): HelpWeights {
  const objection = weightsObjection(weights);
  if (objection) throw objected(objection);
  return weights as unknown as HelpWeights;
}
