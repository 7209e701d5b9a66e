import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { zstdDecompressSync } from 'node:zlib';
import { packingSteps, seal } from '../../electron/host/bundle/envelope.ts';
import { atOnce } from '../../electron/host/steps.ts';
import { encodeHlc } from '../../shared/sync/hlc.ts';

const MINUTE = 60_000;

/** The same bundle as if every row of evidence had been typed: forty thousand steps of one row each. */
export async function typeOut(from: string, to: string): Promise<void> {
  const lines = zstdDecompressSync(readFileSync(from)).toString('utf8').trimEnd().split('\n');
  const isRow = (line: string) => line.startsWith('["row","evidence"');
  const [device] = lines.flatMap((line) => {
    const record = JSON.parse(line) as unknown[];
    return record[0] === 'op' && record[3] !== '' ? [record[3]] : [];
  });
  let at = Date.parse('2026-09-01T15:00:00Z');
  const typed = lines.filter(isRow).flatMap((line) => {
    at += MINUTE;
    const [, , , student, objective, group] = JSON.parse(line) as unknown[];
    const stamp = encodeHlc({ millis: at, counter: 0 });
    const about = { class: group, student, objective };
    const op = ['op', randomUUID(), stamp, device, 'evidence.record', about, null, at, 'do'];
    return [JSON.stringify(op), line];
  });
  const rest = lines.slice(0, -1).filter((line) => !isRow(line));
  const { bytes } = await seal(atOnce(packingSteps([{ lines: [...rest, ...typed] }])), {});
  writeFileSync(to, bytes);
}
