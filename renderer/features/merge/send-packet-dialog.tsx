import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { freshLock, isLockReady, LockFields, lockInput } from '../../app/lock-fields.tsx';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { TextField } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';

export interface SendPacketDialogProps {
  readonly packet: Output<'second.list'>[number];
  readonly onClose: () => void;
}

/** Writes a packet for the judge, or the judge's words back. */
export function SendPacketDialog({ packet, onClose }: SendPacketDialogProps) {
  const say = useSay();
  const saveFile = useSaveFile();
  const [lock, setLock] = useState(freshLock);
  const [recipientName, setRecipientName] = useState(packet.isOwn ? '' : (packet.askedBy ?? ''));
  const { check, name, isOwn, judged, items } = packet;
  const send = async () => {
    const isWritten = await saveFile({
      name: `${name}${isOwn ? '' : ` ${say('second.answered')}`}.gradus`,
      extension: 'gradus',
      write: (client, to) =>
        client.run('second.export', {
          check,
          to,
          recipientName: recipientName.trim() || null,
          ...lockInput(lock),
        }),
      done: say('bundles.sent'),
    });
    if (isWritten) onClose();
  };
  return (
    <Dialog
      title={say(isOwn ? 'second.send-title' : 'second.answer-title', { name })}
      isOpen
      onClose={onClose}
      foot={
        <DialogFoot
          main={say('bundles.write')}
          onMain={send}
          isDisabled={!isLockReady(lock)}
          onCancel={onClose}
        />
      }
    >
      <p className="soft">{say(isOwn ? 'second.send-lead' : 'second.answer-lead')}</p>
      {!isOwn && judged < items ? (
        <p className="warm">{say('second.not-all', { count: items - judged })}</p>
      ) : null}
      <TextField
        label={say('bundles.recipient')}
        value={recipientName}
        onChange={setRecipientName}
      />
      <LockFields lock={lock} onChange={setLock} />
    </Dialog>
  );
}
