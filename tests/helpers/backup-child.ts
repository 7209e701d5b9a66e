import { testHost } from './memory-host.ts';
import { pngOf } from './pictures.ts';

/** A process of its own that keeps pictures and makes backups until somebody kills it. */
const [file = '', evidence = '', seed = '0'] = process.argv.slice(2);
const host = await testHost({ file, device: 'child' });
process.stdout.write('open\n');
for (let n = 0; ; n += 1) {
  const base64 = pngOf(Number(seed) * 50 + n, 150_000).toString('base64');
  const picture = { evidence, name: `${n}.png`, type: 'image/png', base64 };
  const { id } = await host.ask('attachment.add', picture);
  host.clock.millis += 1000;
  await host.ask('backup.make', { to: null });
  if (n % 2 === 1) await host.ask('attachment.remove', { attachment: id });
  if (n >= 2) break;
}
process.stdout.write('done\n');
host.close();
