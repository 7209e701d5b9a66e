import { useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { RestoreBackup } from '../../app/restore-backup.tsx';
import { SecondFolder } from '../../app/second-folder.tsx';
import { useBackUp } from '../../app/use-back-up.ts';
import { useJob } from '../../data/use-job.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';

/** Where the file is, its backups, and whether it is whole. */
export function FileSection() {
  const say = useSay();
  const gradebook = useQuery('gradebook.get', {}).value;
  return (
    <section className="settings-form settings-file">
      <p>
        <span className="soft">{say('settings.where')}</span>{' '}
        <span className="settings-path">{gradebook?.file}</span>
      </p>
      <Check />
      <Backups today={gradebook?.today ?? ''} />
      <div className="settings-block">
        <h2>{say('keeping.second')}</h2>
        <SecondFolder />
      </div>
    </section>
  );
}

function Check() {
  const say = useSay();
  const check = useJob('check.run');
  const [found, setFound] = useState<Output<'check.run'> | null>(null);
  const repair = useJob('check.repair');
  const [mended, setMended] = useState<readonly string[] | null>(null);
  const run = async () => {
    setFound(null);
    setMended(null);
    setFound(await check.run({}));
  };
  const mend = async () => {
    const done = await repair.run({});
    if (!done) return;
    setMended(done.mended);
    setFound(done);
  };
  return (
    <div className="settings-block">
      <Button isDisabled={check.running} onPress={() => void run()}>
        {say('settings.check')}
      </Button>
      {check.running ? (
        <Progress
          label={say('settings.check-running')}
          done={check.progress?.done ?? 0}
          total={check.progress?.total ?? 0}
          onCancel={check.cancel}
        />
      ) : null}
      <div role="status">
        {check.trouble ? <p className="warm">{sentenceOf(say, check.trouble)}</p> : null}
        {repair.trouble ? <p className="warm">{sentenceOf(say, repair.trouble)}</p> : null}
        {mended?.length === 0 ? <p>{say('settings.mended-nothing')}</p> : null}
        {mended && mended.length > 0 ? (
          <>
            <p>{say('settings.mended', { count: mended.length })}</p>
            <ul className="settings-findings">
              {mended.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        ) : null}
        {found?.clean ? <p>{say('settings.check-clean')}</p> : null}
        {found && !found.clean ? (
          <>
            <p className="warm">
              {say('settings.check-findings', { count: found.findings.length })}
            </p>
            <ul className="settings-findings">
              {found.findings.map((finding) => (
                <li key={finding}>{finding}</li>
              ))}
            </ul>
            {mended === null ? (
              <Button isDisabled={repair.running} onPress={() => void mend()}>
                {say('settings.mend')}
              </Button>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
}

function Backups({ today }: { today: string }) {
  const say = useSay();
  const backUp = useBackUp();
  const saveFile = useSaveFile();
  const copy = () =>
    saveFile({
      name: `Gradus ${today}.gradebook`,
      extension: 'gradebook',
      write: (client, to) => client.run('backup.make', { to }),
      done: say('settings.backup-copied'),
    });
  return (
    <div className="settings-block">
      <h2>{say('settings.backups')}</h2>
      <div className="aside-actions">
        <Button isDisabled={backUp.running} onPress={backUp.run}>
          {say('settings.backup-make')}
        </Button>
        <Button onPress={() => void copy()}>{say('settings.backup-copy')}</Button>
      </div>
      <RestoreBackup atMost={100} />
    </div>
  );
}
