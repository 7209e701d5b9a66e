import { basename } from 'node:path';
import { createHost } from '#host/create-host.ts';
import { logDisclosure } from '#host/disclose.ts';
import { systemEffects } from '#host/effects.ts';
import { appPaths, deviceId } from '#host/files/paths.ts';
import { createLog } from '#host/log.ts';
import { openConnection } from '#host/store/connection.ts';
import { teacherName } from '#host/store/gradebook-store.ts';
import { createDoor } from '#host/transact.ts';
import { type Args, UsageError } from '../args.ts';
import type { ClosedCommand } from '../command.ts';
import { counted } from '../counted.ts';
import { figuresOf } from '../publish/figures.ts';
import { SCHEMA } from '../publish/published-tables.ts';

/** The address of a database without the password in it. */
function shownAddress(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^postgres(ql)?:$/.test(url.protocol)) {
    throw new UsageError('--to takes an address that begins with postgres://.');
  }
  // Half of a password would be taken for the name of a database, and shown.
  if (url.pathname.includes('@')) {
    throw new UsageError('--to takes a password with / as %2F (and # as %23, ? as %3F, @ as %40).');
  }
  return `postgres://${url.host}${url.pathname}`;
}

/** What PostgreSQL takes for a name without quotes, so that nobody has to quote it in a query. */
function schemaIn(args: Args): string {
  const name = args.text('schema') ?? SCHEMA;
  if (!/^(?!pg_)[a-z_][a-z0-9_]{0,62}$/.test(name)) {
    throw new UsageError('--schema takes up to 63 of a-z, 0-9 and _, beginning with a letter.');
  }
  return name;
}

const publish: ClosedCommand = {
  usage: '--to postgres://USER@HOST/DATABASE [--schema NAME] [--accept]',
  flags: { to: 'text', schema: 'text', accept: 'switch' },
  needs: ['to'],
  file: 'closed',
  check: (args) => void [shownAddress(args.need('to')), schemaIn(args)],
  async run({ file, key: keyOf }, args) {
    const to = args.need('to');
    const schema = schemaIn(args);
    const address = shownAddress(to);
    const where = schema === SCHEMA ? address : `${address}, schema ${schema}`;
    const effects = systemEffects(createLog(appPaths().logs));
    const device = deviceId(appPaths().folder);
    const key = await keyOf();
    const host = await createHost({ file, device, effects, mustExist: true, key });
    const figures = await figuresOf(host).finally(() => host.close());
    const db = await openConnection(file, true, key);
    try {
      const door = createDoor(db, effects, device, teacherName);
      // Loaded only here: no other command, and no window, carries a database's client.
      const { publishTo } = await import('../publish/publish-to.ts');
      const json = await publishTo(to, where, door.readCtx(), figures, {
        schema,
        accept: args.has('accept'),
        // What is not in the log has not left, whatever ends this process.
        beforeCommit({ written, removed }) {
          if (written + removed === 0) return;
          door.transact({ name: 'department.export', role: 'setup' }, (tx) =>
            logDisclosure(tx, {
              what: 'department database',
              purpose: 'department',
              file: basename(address),
              recipient: where,
              classes: [],
              students: 0,
            }),
          );
        },
      });
      const how = json.incremental ? 'what is new' : 'everything';
      const text = `Published ${how} to ${where}: ${counted(json.written, 'row')} written, ${json.removed} removed.`;
      return { json: { ...json, to: address, schema }, text };
    } finally {
      db.close();
    }
  },
};

/** A department's data for a district's own tools. */
export const publishCommands = { publish };
