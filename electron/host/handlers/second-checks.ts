import { ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { exportPacket } from '../jobs/export/second-check.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import { ownWord, packetList, packetOf } from '../second-checks/judged.ts';
import { makePacket, type PacketScale } from '../second-checks/packet.ts';
import { gradebookIds } from '../store/bundle-store.ts';
import { teacherName } from '../store/gradebook-store.ts';
import { isRemovedPacket, isSourceHere, removedPackets } from '../store/second-check-store.ts';

type Names =
  | 'second.list'
  | 'second.get'
  | 'second.make'
  | 'second.remove'
  | 'second.removed'
  | 'second.bring-back'
  | 'second.judge'
  | 'second.export';

/** Blind second checks of a department. */
export const secondChecks: Pick<Handlers, Names> = {
  'second.list': packetList,
  'second.get': (ctx, { check }) => packetOf(ctx, check),
  'second.make': makePacket,
  'second.remove'(ctx, { check }) {
    found(ctx, 'secondCheck', check);
    ctx.rows.remove('secondCheck', check);
    return {};
  },
  'second.removed': (ctx) =>
    removedPackets(ctx).map(({ id: check, ...line }) => ({ check, ...line })),
  'second.bring-back'(ctx, { check }) {
    if (ctx.rows.get('secondCheck', check)) return {};
    if (!isRemovedPacket(ctx, check)) found(ctx, 'secondCheck', check);
    ctx.rows.apply({ entity: 'secondCheck', row: check, field: ROW, before: null, after: {} });
    return {};
  },
  'second.judge'(ctx, { item, level }) {
    const row = found(ctx, 'secondItem', item);
    const assessor = judgeOf(ctx);
    if (isSourceHere(ctx, item)) {
      throw invalid('Judge', assessor, 'why.packet-made-here');
    }
    const word = ownWord(ctx, item);
    if (level === null) {
      if (ctx.rows.get('secondJudgement', word)) ctx.rows.remove('secondJudgement', word);
      return {};
    }
    const { scales } = found(ctx, 'secondCheck', row.secondCheck);
    const scale = (scales as Json as unknown as readonly PacketScale[])[row.scale];
    if (!scale?.levels.some(({ key }) => key === level)) {
      const name = scale?.name ?? say('what.the-scale');
      throw invalid('Level', level, 'why.no-such-level-here', { scale: name });
    }
    ctx.rows.put('secondJudgement', word, { secondItem: item, level, assessor });
    return {};
  },
  'second.export': exportPacket,
};

/** Who judges. A word without a name could be compared with nobody's. */
function judgeOf(ctx: WriteCtx): string {
  const name = teacherName(ctx);
  if (name === null || gradebookIds(ctx).length === 0) {
    throw invalid('Judge', '', 'why.no-teacher');
  }
  return name;
}
