import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useOfferedBundle } from '../../app/open-bundle.tsx';
import { useJob } from '../../data/use-job.ts';
import { usePickFile } from '../../data/use-pick-file.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';
import { MergeReport } from './merge-report.tsx';
import { ToDepartment } from './other-window.tsx';

type Report = Output<'merge.preview'>;

/** What opens bundles that are closed. */
interface Opener {
  readonly identityFile?: string;
  readonly identity?: string;
  readonly passphrase?: string;
}

/** From here on a job is one transaction, which hears nobody before its end. */
const LAST_PART = 'job.merge-finish';

/** How many records a merge changes here. */
const changedBy = ({ new: fresh, updated, broughtBack, conflicting }: Report): number =>
  fresh + updated + broughtBack + conflicting;

const isKey = (word: string): boolean => word.includes('AGE-SECRET-KEY-');

/** A bundle that came: opened, looked at, and merged as one step. */
export function MergePart() {
  const say = useSay();
  const pickFile = usePickFile();
  const showStep = useStepToast();
  const preview = useJob('merge.preview');
  const merge = useJob('merge.run');
  const [file, setFile] = useState<FileGrant | null>(null);
  const [word, setWord] = useState('');
  const [keyFile, setKeyFile] = useState<FileGrant | null>(null);
  const [schoolIds, setSchoolIds] = useState<readonly { source: string; same: boolean }[]>([]);
  const [report, setReport] = useState<Report | null>(null);
  const [isLocked, setLocked] = useState(false);

  // Of several bundles some may be closed for the key and some with a passphrase: all that is known
  // goes along, and each file takes what it needs.
  const opener = (by = keyFile): Opener => ({
    ...(by && { identityFile: by.grant }),
    ...(word !== '' && (isKey(word) ? { identity: word } : { passphrase: word })),
  });
  const look = async (at: FileGrant, by = opener(), answers = schoolIds) =>
    setReport(await preview.run({ bundles: [at.grant], ...by, schoolIds: [...answers] }));
  const answer = async (source: string, same: boolean) => {
    const answers = [...schoolIds.filter((one) => one.source !== source), { source, same }];
    setSchoolIds(answers);
    if (file) await look(file, opener(), answers);
  };
  const pickKey = async (at: FileGrant) => {
    const picked = await pickFile(['txt', 'key']);
    if (!picked) return;
    setKeyFile(picked);
    await look(at, opener(picked));
  };
  const begin = async (at: FileGrant) => {
    setFile(at);
    setReport(null);
    setLocked(false);
    // The key file opens the next one, too; a passphrase belongs to its sender.
    setWord('');
    await look(at, keyFile ? { identityFile: keyFile.grant } : {});
  };
  const open = (event: FormEvent) => {
    event.preventDefault();
    if (file && word !== '') void look(file);
  };
  const pick = async () => {
    const picked = await pickFile(['gradus']);
    if (picked) await begin(picked);
  };
  const { file: offered, taken } = useOfferedBundle();
  const seen = useRef<string | null>(null);
  useEffect(() => {
    // A file is never changed under a merge that is on its way.
    if (!offered || merge.running || seen.current === offered.grant) return;
    seen.current = offered.grant;
    taken();
    void begin(offered);
  });
  const take = async () => {
    if (!file || !report) return;
    const done = await merge.run({
      bundles: [file.grant],
      ...opener(),
      schoolIds: [...schoolIds],
      accept: isOver,
    });
    if (!done) return;
    showStep(say('bundles.merged', { count: changedBy(done) }));
    // Another one may have been dropped meanwhile.
    setFile((now) => (now?.grant === file.grant ? null : now));
    setReport(null);
    setWord('');
    setSchoolIds([]);
  };
  const isOver = report !== null && report.overriding > report.limit;
  const isNews = report !== null && (changedBy(report) > 0 || schoolIds.length > 0);
  const trouble = preview.trouble ?? merge.trouble;
  useEffect(() => {
    if (trouble?.params?.needs !== undefined) setLocked(true);
  }, [trouble]);
  const running = preview.running ? preview : merge.running ? merge : null;
  return (
    <section className="bundles-part">
      <h2>{say('bundles.merge')}</h2>
      <div className="bundles-line">
        <Button isDisabled={merge.running} onPress={() => void pick()}>
          {say('bundles.choose')}
        </Button>
        {file ? <span className="soft">{file.name}</span> : null}
      </div>
      {file === null ? <ToDepartment /> : null}
      {trouble ? (
        <p className="warm" role="alert">
          {sentenceOf(say, trouble)}
        </p>
      ) : null}
      {file && isLocked && report === null && running === null ? (
        <form className="bundles-line" onSubmit={open}>
          <TextField label={say('bundles.open-with')} value={word} onChange={setWord} autoFocus />
          <Button type="submit" isDisabled={word === ''}>
            {say('bundles.look')}
          </Button>
          <Button onPress={() => void pickKey(file)}>{say('bundles.open-file')}</Button>
          {keyFile ? <span className="soft">{keyFile.name}</span> : null}
        </form>
      ) : null}
      {report ? (
        <>
          <MergeReport
            report={report}
            before={{
              file,
              word,
              isMerging: merge.running,
              onSchoolIds: (source, same) => void answer(source, same),
            }}
          />
          <div className="bundles-line">
            {/* While it runs, only the Cancel beside the bar is heard. */}
            <Button
              isDisabled={running !== null}
              onPress={() => {
                setReport(null);
                setFile(null);
              }}
            >
              {say('ui.cancel')}
            </Button>
            <Button
              variant="main"
              isDisabled={!isNews || running !== null}
              onPress={() => void take()}
            >
              {say(
                isOver ? 'bundles.take-anyway' : isNews ? 'bundles.take' : 'bundles.nothing-new',
              )}
            </Button>
          </div>
        </>
      ) : null}
      {running ? (
        <Progress
          label={say(running === merge ? 'job.merge-finish' : 'job.merge-read')}
          done={running.progress?.done ?? 0}
          total={running.progress?.total ?? 0}
          onCancel={running.cancel}
          noCancel={
            running.progress?.label === LAST_PART
              ? say(running === merge ? 'bundles.past-cancel' : 'bundles.past-cancel-look')
              : undefined
          }
        />
      ) : null}
    </section>
  );
}
