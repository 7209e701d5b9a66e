import { packingSteps, seal } from '../../bundle/envelope.ts';
import { FORMAT } from '../../bundle/format.ts';
import { PLAIN } from '../../bundle/pseudonyms.ts';
import { filesOf, recordsOf } from '../../bundle/write-bundle.ts';
import { found, invalid } from '../../found.ts';
import type { Handlers } from '../../registry.ts';
import { packetScope } from '../../second-checks/packet-scope.ts';
import { gradebookIds } from '../../store/bundle-store.ts';
import { gradebookRow } from '../../store/gradebook-store.ts';
import { SCHEMA_VERSION } from '../../store/migrations/index.ts';
import { itemRows } from '../../store/second-check-store.ts';
import { writeOut } from './write-out.ts';

/** Writes a packet, and that it left. Throws TroubleError NOT_FOUND, INVALID, DISK_…. */
export const exportPacket: Handlers['second.export'] = (ctx, input) =>
  writeOut(ctx, 'second.export', input.to, async ({ turns }) => {
    const read = ctx.read();
    found(read, 'secondCheck', input.check);
    if (input.passphrase !== undefined && input.recipient !== undefined) {
      throw invalid('Encryption', '', 'why.one-lock');
    }
    const lock = { passphrase: input.passphrase, recipient: input.recipient?.trim() };
    const encrypted = lock.passphrase !== undefined || lock.recipient !== undefined;
    const book = gradebookRow(read);
    const header = {
      gradus: 'bundle',
      format: FORMAT,
      schema: SCHEMA_VERSION,
      purpose: 'second-check',
      gradebooks: gradebookIds(read),
      teacher: book?.teacher ?? null,
      school: book?.school ?? null,
      exportedAt: read.now,
      chosen: { classes: [], students: 0 },
      pseudonyms: false,
      // Whose laptops this file has heard of would say where the work comes from.
      vector: {},
      fields: {},
    } as const;
    const scope = packetScope(read, input.check);
    const packing = await turns(packingSteps(recordsOf(read, header, scope, PLAIN)));
    // Before it is closed: others may change what it was made of meanwhile.
    const items = itemRows(read, input.check).length;
    const files = filesOf(read, scope).length > 0;
    const { bytes, records } = await seal(packing, lock);
    return {
      content: bytes,
      about: {
        what: 'second check',
        purpose: 'second-check',
        classes: [],
        students: 0,
        recipient: input.recipientName ?? lock.recipient ?? null,
        encrypted,
        pseudonyms: true,
        files,
      },
      answer: { records, items, encrypted },
    };
  });
