import type { Bundle } from '../bundle/format.ts';
import type { Effects, ReadCtx } from '../context.ts';
import { absorb } from '../merge/absorb.ts';
import { seedBuiltIns } from '../seed-built-ins.ts';
import { openConnection } from '../store/connection.ts';
import { migrate } from '../store/migrate.ts';
import { createDoor } from '../transact.ts';

/** Nothing is written by this laptop there, so whose it is says nothing. */
const READER = 'reader';

/**
 * Plays a bundle into an empty gradebook in memory and lets `look` at it: the former teacher's
 * scales, thresholds and methods say what was mastered, as they did there. The open gradebook is
 * never touched. Throws TroubleError BUNDLE_….
 */
export async function inFormerGradebook<T>(
  effects: Effects,
  file: string,
  bundle: Bundle,
  look: (ctx: ReadCtx) => T,
): Promise<T> {
  const db = await openConnection(':memory:');
  try {
    migrate(db);
    const door = createDoor(db, effects, READER, () => null);
    seedBuiltIns(door);
    door.transact({ name: 'merge.run' }, (tx) => {
      absorb(tx, file, bundle, false);
      // A transaction without anything of its own is no step and would be taken back.
      tx.rows.put('setting', tx.newId(), { name: 'read', value: true });
    });
    return look(door.readCtx());
  } finally {
    db.close();
  }
}
