import { rehung, smallestContaining, type Term } from '#shared/domain/term.ts';
import type { WriteCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { decideRollover, type NextClass } from '../rollover/decide-rollover.ts';
import { allTerms } from '../store/term-store.ts';
import { patchClassObjective } from '../student/plan-rows.ts';

/** From one school year to the next, in one step. */
export const rollover: Pick<Handlers, 'rollover.preview' | 'rollover.run'> = {
  'rollover.preview': (ctx, wish) => decideRollover(ctx, wish).told,

  'rollover.run': (ctx, wish) => {
    const { ending, terms, told } = decideRollover(ctx, wish);
    for (const { id, foldedOn } of ending) ctx.rows.update('class', id, { archivedOn: foldedOn });
    for (const { next } of ending) if (next) writeClass(ctx, next);
    for (const term of terms) writeTerm(ctx, term);
    ctx.about({ count: ending.length });
    return told;
  },
};

function writeClass(ctx: WriteCtx, { row, courses, rule, plan }: NextClass): void {
  const id = ctx.newId();
  ctx.rows.insert('class', id, row);
  courses.forEach((course, position) => {
    ctx.rows.insert('classCourse', nameId('classCourse', id, course), {
      class: id,
      course,
      position,
    });
  });
  if (rule !== null)
    ctx.rows.insert('classRule', nameId('rule of a class', id), { class: id, rule });
  for (const { objective, due, leftOut } of plan) {
    patchClassObjective(ctx, id, objective, { due, leftOut });
  }
}

function writeTerm(ctx: WriteCtx, told: Pick<Term, 'name' | 'start' | 'end'>): void {
  const all = allTerms(ctx);
  const fresh: Term = { id: ctx.newId(), ...told, parent: null };
  const term = { ...fresh, parent: smallestContaining(all, fresh) };
  for (const { id, name, start, end, parent } of [term, ...rehung(all, term)]) {
    ctx.rows.put('term', id, { name, start, end, parent });
  }
}
