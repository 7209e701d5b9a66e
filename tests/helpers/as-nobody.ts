import { chownSync } from 'node:fs';

/** The user whom nothing belongs to. */
const NOBODY = 65_534;

/** Root may write anywhere: where the tests run as root, the work is done by nobody, who owns the folder. */
export async function asNobody(folder: string, work: () => Promise<unknown>): Promise<void> {
  const { geteuid, seteuid, setegid } = process;
  if (geteuid?.() !== 0 || !seteuid || !setegid) {
    await work();
    return;
  }
  chownSync(folder, NOBODY, NOBODY);
  setegid.call(process, NOBODY);
  seteuid.call(process, NOBODY);
  try {
    await work();
  } finally {
    seteuid.call(process, 0);
    setegid.call(process, 0);
  }
}
