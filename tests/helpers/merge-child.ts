import { mergeFrom } from './exchange.ts';
import { testHost } from './memory-host.ts';

/** A process of its own that merges a bundle into a file, to be killed in the middle of it. */
const [file = '', bundle = ''] = process.argv.slice(2);
const host = await testHost({ file, device: 'child' });
process.stdout.write('merging\n');
await mergeFrom(host, bundle);
process.stdout.write('done\n');
host.close();
