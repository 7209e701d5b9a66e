import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './ensure-chromium.ts';
import { ensureStrace } from './ensure-strace.ts';
import { layers, type Tally } from './layers.ts';

/**
 * `npm test`: every layer, minutes for each, and one closing line. `--only a,b` runs some of them.
 */
const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const only = values.only?.split(',');
const chosen = layers.filter((layer) => only?.includes(layer.name) ?? true);

if (chosen.some((layer) => layer.name === 'e2e')) ensureChromium(root);
if (chosen.some((layer) => layer.name === 'power')) ensureStrace();

const lines: string[] = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const layer of chosen) {
  process.stdout.write(`\n== ${layer.name}\n`);
  const started = Date.now();
  const tally: Tally = layer.run(root);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  const minutes = ((Date.now() - started) / 60_000).toFixed(2);
  lines.push(
    `${layer.name.padEnd(14)} ${String(tally.passed).padStart(6)} passed ${String(tally.failed).padStart(4)} failed ${String(tally.skipped).padStart(4)} skipped ${minutes.padStart(7)} min`,
    ...(tally.named ?? []).map((name) => `  ${name}`),
  );
}

process.stdout.write(`\n${lines.join('\n')}\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
