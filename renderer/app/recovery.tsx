import type { ErrorCode, Trouble } from '#shared/contract/errors.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useQuery } from '../data/use-query.ts';
import { useSay } from '../ui/say.tsx';
import { RestoreBackup } from './restore-backup.tsx';
import { StandStill } from './stand-still.tsx';

/** Where the file is whole but not to be had now, a backup in its place would take entries back. */
const LOST: readonly ErrorCode[] = [
  'FILE_DAMAGED',
  'FILE_NOT_A_GRADEBOOK',
  'FILE_NOT_FOUND',
  'INTERNAL',
];

/** The page in place of a gradebook that does not open: why, and its backups where it is lost. */
export function Recovery({ trouble }: { readonly trouble: Trouble }) {
  const say = useSay();
  return (
    <StandStill reason={null} sentence={sentenceOf(say, trouble)}>
      {LOST.includes(trouble.code) ? <Backups /> : null}
    </StandStill>
  );
}

/** Left out where the host has none to offer: what never was a gradebook is not replaced. */
function Backups() {
  const say = useSay();
  const isOffered = useQuery('backup.list', {}).value !== undefined;
  if (!isOffered) return null;
  return (
    <section className="stand-still-backups" aria-labelledby="stand-still-backups">
      <h2 id="stand-still-backups">{say('restore.title')}</h2>
      <p className="soft small">{say('restore.keeps')}</p>
      <RestoreBackup atMost={5} />
    </section>
  );
}
