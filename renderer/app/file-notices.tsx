import { type ReactNode, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useJob } from '../data/use-job.ts';
import { useQuery } from '../data/use-query.ts';
import { Button } from '../ui/button.tsx';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { useToasts } from '../ui/toast.tsx';
import './file-notices.css';
import { useOpenImport } from './open-import.tsx';

type Kept = Output<'keeping.get'>;

/** What a person has to decide about the file itself: its place, and other versions of it. */
export function FileNotices() {
  const say = useSay();
  const kept = useQuery('keeping.get', {}).value;
  if (!kept) return null;
  const { place, swapped, copies } = kept;
  const isMoved = place !== null && !place.isFine;
  if (!isMoved && !swapped && copies.length === 0) return null;
  return (
    <section className="file-notices" aria-label={say('keeping.notices')}>
      {swapped ? <Swapped swapped={swapped} /> : null}
      {copies.map((copy) => (
        <Copy key={copy.name} copy={copy} />
      ))}
      {isMoved ? <Place place={place} /> : null}
    </section>
  );
}

function Notice({ sentences, children }: { sentences: readonly string[]; children: ReactNode }) {
  return (
    <div className="file-notice" role="status">
      <p>{sentences.join(' ')}</p>
      <div className="file-notice-do">{children}</div>
    </div>
  );
}

/** What another version has goes the way of every merge: looked at first, and undone as a whole. */
function useTake() {
  const take = useJob('keeping.take');
  const openImport = useOpenImport();
  const run = async (copy: string | null) => {
    const file = await take.run({ copy });
    if (file) openImport({ kind: 'auto', file });
  };
  return { run, running: take.running, trouble: take.trouble };
}

function Swapped({ swapped }: { swapped: NonNullable<Kept['swapped']> }) {
  const say = useSay();
  const format = useFormat();
  const take = useTake();
  const settle = useJob('keeping.settle');
  const { seenAt, newestAt, backup } = swapped;
  const inBackup =
    backup === null
      ? say('keeping.swapped-none')
      : say(backup.isWhole ? 'keeping.swapped-backup' : 'keeping.swapped-part', {
          at: format.dayAndTime(backup.at),
        });
  const sentences = [
    say('keeping.swapped', { at: format.dayAndTime(seenAt) }),
    ...(newestAt === null
      ? []
      : [say('keeping.swapped-newest', { at: format.dayAndTime(newestAt) })]),
    inBackup,
  ];
  return (
    <Notice sentences={sentences}>
      {backup ? (
        <Button isDisabled={take.running} onPress={() => void take.run(null)}>
          {say('keeping.swapped-take')}
        </Button>
      ) : null}
      <Button variant="quiet" onPress={() => void settle.run({ what: 'swapped' })}>
        {say('keeping.swapped-this')}
      </Button>
      <Trouble trouble={take.trouble ?? settle.trouble} />
    </Notice>
  );
}

function Copy({ copy }: { copy: Kept['copies'][number] }) {
  const say = useSay();
  const format = useFormat();
  const take = useTake();
  const settle = useJob('keeping.settle');
  const { name, steps, newestAt } = copy;
  const newest =
    newestAt === null ? [] : [say('keeping.copy-newest', { at: format.dayAndTime(newestAt) })];
  return (
    <Notice sentences={[say('keeping.copy', { name, count: steps }), ...newest]}>
      <Button isDisabled={take.running} onPress={() => void take.run(name)}>
        {say('keeping.copy-take')}
      </Button>
      <Button variant="quiet" onPress={() => void settle.run({ what: { copy: name } })}>
        {say('keeping.copy-leave')}
      </Button>
      <Trouble trouble={take.trouble ?? settle.trouble} />
    </Notice>
  );
}

function Place({ place }: { place: NonNullable<Kept['place']> }) {
  const say = useSay();
  const { show } = useToasts();
  const move = useJob('keeping.move');
  const settle = useJob('keeping.settle');
  const [isMoving, setMoving] = useState(false);
  const run = async () => {
    setMoving(true);
    if (await move.run({})) show({ message: say('keeping.moved') });
    setMoving(false);
  };
  const sentences = [
    say(`keeping.place-${place.kind}`, { by: place.by ?? '' }),
    ...(place.to === null ? [] : [say('keeping.move-how')]),
  ];
  return (
    <Notice sentences={sentences}>
      {place.to === null ? null : (
        <Button isDisabled={isMoving} onPress={() => void run()}>
          {say(isMoving ? 'keeping.moving' : 'keeping.move')}
        </Button>
      )}
      <Button
        variant="quiet"
        isDisabled={isMoving}
        onPress={() => void settle.run({ what: 'place' })}
      >
        {say('keeping.leave')}
      </Button>
      <Trouble trouble={move.trouble ?? settle.trouble} />
    </Notice>
  );
}

function Trouble({ trouble }: { trouble: Parameters<typeof sentenceOf>[1] | null }) {
  const say = useSay();
  return trouble ? (
    <p className="warm small" role="alert">
      {sentenceOf(say, trouble)}
    </p>
  ) : null;
}
