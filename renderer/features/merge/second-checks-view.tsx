import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { formatRoute, go } from '../../app/route.ts';
import { useCommand } from '../../data/use-command.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { JudgeWords } from './judge-words.tsx';
import { PacketDialog } from './packet-dialog.tsx';
import { SecondJudge } from './second-judge.tsx';
import { SecondResult } from './second-result.tsx';
import { SendPacketDialog } from './send-packet-dialog.tsx';
import './second-checks.css';

type Packet = Output<'second.list'>[number];

/** Blind second checks: packets that were sent out, and those that wait to be judged here. */
export function SecondChecksView({ check }: { readonly check?: string | undefined }) {
  const say = useSay();
  const packets = useQuery('second.list', {}).value;
  const [isMaking, setMaking] = useState(false);
  const [sending, setSending] = useState<Packet | null>(null);
  if (!packets) return null;
  const open = packets.find((packet) => packet.check === check);
  const make = (
    <Button variant="main" onPress={() => setMaking(true)}>
      {say('second.new')}
    </Button>
  );
  return (
    <>
      {open ? (
        <PacketView packet={open} onSend={() => setSending(open)} />
      ) : (
        <div className="bundles">
          <div className="second-head">
            <h1>{say('second.title')}</h1>
            {make}
          </div>
          <p className="soft">{say(packets.length === 0 ? 'second.none' : 'second.lead')}</p>
          <ul className="second-list">
            {packets.map((packet) => (
              <PacketLine key={packet.check} packet={packet} onSend={() => setSending(packet)} />
            ))}
            <RemovedPackets />
          </ul>
        </div>
      )}
      {isMaking ? (
        <PacketDialog
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            go({ at: 'second', check: made });
          }}
        />
      ) : null}
      {sending ? <SendPacketDialog packet={sending} onClose={() => setSending(null)} /> : null}
    </>
  );
}

/** What judges said of packets that were removed here: it shows once the packet is back. */
function RemovedPackets() {
  const say = useSay();
  const showStep = useStepToast();
  const bringBack = useCommand('second.bring-back');
  const removed = useQuery('second.removed', {}).value ?? [];
  const packets = removed.filter(
    ({ check }, i) => removed.findIndex((one) => one.check === check) === i,
  );
  const take = async (check: (typeof removed)[number]['check'], name: string) => {
    if (await bringBack.run({ check })) showStep(say('second.brought-back', { name }));
  };
  return (
    <>
      {packets.map(({ check, name }) => (
        <li className="second-line" key={check}>
          {/* Several may have judged it; it comes back once, for all of them. */}
          <div className="soft">
            {removed
              .filter((one) => one.check === check)
              .map(({ assessor, judged }) => (
                <p key={assessor}>{say('second.away', { name, assessor, count: judged })}</p>
              ))}
          </div>
          <div className="second-buttons">
            <Button onPress={() => void take(check, name)}>{say('second.bring-back')}</Button>
          </div>
        </li>
      ))}
    </>
  );
}

interface LineProps {
  readonly packet: Packet;
  readonly onSend: () => void;
}

function PacketLine({ packet, onSend }: LineProps) {
  const say = useSay();
  const format = useFormat();
  const showStep = useStepToast();
  const remove = useCommand('second.remove');
  const { check, name, askedBy, madeOn, items, judged, isOwn, judges } = packet;
  const about = isOwn
    ? say('second.made', { day: format.day(madeOn), count: items })
    : say('second.asked', { by: askedBy ?? say('bundles.nobody'), judged, count: items });
  const take = async () => {
    if (await remove.run({ check })) showStep(say('second.removed', { name }));
  };
  return (
    <li className="second-line">
      <div>
        <a href={formatRoute({ at: 'second', check })}>{name}</a>
        <span className="soft"> {about}</span>
        {judges.map((judge) => (
          <JudgeWords key={judge.assessor} judge={judge} items={items} />
        ))}
      </div>
      <div className="second-buttons">
        {isOwn ? null : (
          <Button
            variant={judged < items ? 'main' : 'plain'}
            onPress={() => go({ at: 'second', check })}
          >
            {say('second.judge')}
          </Button>
        )}
        <Button isDisabled={!isOwn && judged === 0} onPress={onSend}>
          {say(isOwn ? 'second.send' : 'second.answer')}
        </Button>
        <Button variant="quiet" onPress={() => void take()}>
          {say('second.remove')}
        </Button>
      </div>
    </li>
  );
}

function PacketView({ packet, onSend }: LineProps) {
  const opened = useQuery('second.get', { check: packet.check }).value;
  if (!opened) return null;
  return opened.isOwn ? (
    <SecondResult packet={opened} judges={packet.judges} onSend={onSend} />
  ) : (
    <SecondJudge packet={opened} onSend={onSend} />
  );
}
