import { readFileSync } from 'node:fs';
import { read } from '../../electron/host/interchange/read.ts';

/** A process of its own that reads one file and says how long it took and how large it got. */
const [path = '', kind = 'auto'] = process.argv.slice(2);
const bytes = readFileSync(path);
const idle = process.resourceUsage().maxRSS;
const start = performance.now();
const reading = await read({
  file: 'bench',
  content: { from: 'bytes', bytes },
  kind: kind as 'auto' | 'evidence' | 'case',
  encoding: null,
  separator: null,
  dayFirst: null,
  profile: 'auto',
  fields: {},
  hasColumns: false,
});
const ms = performance.now() - start;
// Kilobytes on every system that has the figure; what a process needs to stand there is no part.
const megabytes = (process.resourceUsage().maxRSS - idle) / 1024;
process.stdout.write(JSON.stringify({ kind: reading.kind, ms, megabytes }));
