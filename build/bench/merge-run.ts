import { randomBytes } from 'node:crypto';
import { createHost } from '../../electron/host/create-host.ts';
import { systemEffects } from '../../electron/host/effects.ts';

/** A process of its own that merges bundles into a file and says how long it took. */
const [file = '', ...bundles] = process.argv.slice(2);
const effects = systemEffects((line) => process.stderr.write(`${line}\n`));
const host = await createHost({ file, device: 'head', effects });
const grants = bundles.map((path) => {
  const grant = randomBytes(16).toString('hex');
  host.grants.add(grant, { path, name: path, mode: 'read' });
  return grant;
});
const start = performance.now();
const answer = await host.request('merge.run', { bundles: grants, accept: true });
const ms = performance.now() - start;
if (!answer.ok) throw new Error(JSON.stringify(answer.error));
const { new: fresh } = answer.value as { new: number };
process.stdout.write(JSON.stringify({ ms, fresh }));
host.close();
