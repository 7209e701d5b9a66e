import { type ReactNode, Suspense, useState } from 'react';
import { sentenceOf } from '#shared/text/text.ts';
import { useOpenImport } from '../../app/open-import.tsx';
import { RestoreBackup } from '../../app/restore-backup.tsx';
import { go } from '../../app/route.ts';
import { SecondFolder } from '../../app/second-folder.tsx';
import { useCommand } from '../../data/use-command.ts';
import { useJob } from '../../data/use-job.ts';
import { usePickFile } from '../../data/use-pick-file.ts';
import { useQuery } from '../../data/use-query.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { lazily } from '../../ui/lazily.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';
import './start-view.css';

const PutLock = lazily(() => import('../../app/put-lock.tsx'), 'PutLock');

/** The page of an empty gradebook: four ways to begin, and two questions that can wait. */
export function StartView() {
  const say = useSay();
  const gradebook = useQuery('gradebook.get', {}).value;
  const hasClasses = (gradebook?.classes ?? 0) > 0;
  return (
    <div className="start">
      <div className="start-page">
        <p className="start-name">{say('app.name')}</p>
        <h1>{say('start.title')}</h1>
        <p className="start-lead">{say('start.lead')}</p>
        <ol className="start-ways">
          <BringWay />
          <TypeWay />
          <RestoreWay />
          <DemoWay isFull={hasClasses} />
        </ol>
        {gradebook ? (
          <AboutForm teacher={gradebook.teacher ?? ''} school={gradebook.school ?? ''} />
        ) : null}
        <SecondPart />
        <LockOffer />
        {hasClasses ? (
          <Button variant="quiet" onPress={() => go({ at: 'home' })}>
            {say('start.back')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Way({ title, how, children }: { title: string; how: string; children: ReactNode }) {
  return (
    <li className="start-way">
      <h2>{title}</h2>
      <div>
        <p className="soft">{how}</p>
        {children}
      </div>
    </li>
  );
}

function BringWay() {
  const say = useSay();
  const openImport = useOpenImport();
  const pickFile = usePickFile();
  const pick = async () => {
    const file = await pickFile();
    if (file) openImport({ kind: 'auto', file });
  };
  return (
    <Way title={say('start.bring')} how={say('start.bring-how')}>
      <div className="start-actions">
        <Button variant="main" onPress={() => void pick()}>
          {say('start.choose-file')}
        </Button>
        <Button onPress={() => openImport({ kind: 'roster' })}>{say('start.paste')}</Button>
        <span className="faint small">{say('start.or-drop')}</span>
      </div>
    </Way>
  );
}

function TypeWay() {
  const say = useSay();
  const { run, running } = useCommand('class.create');
  const [name, setName] = useState('');
  const make = async () => {
    const made = await run({ name: name.trim() });
    // The grid of a class without students offers to add the first one.
    if (made) go({ at: 'class', class: made.class, view: 'grid' });
  };
  return (
    <Way title={say('start.type')} how={say('start.type-how')}>
      <form
        className="start-type"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void make();
        }}
      >
        <TextField label={say('start.type-name')} value={name} onChange={setName} />
        <Button type="submit" isDisabled={running || name.trim() === ''}>
          {say('start.type-make')}
        </Button>
      </form>
    </Way>
  );
}

function RestoreWay() {
  const say = useSay();
  return (
    <Way title={say('start.restore')} how={say('start.restore-how')}>
      <RestoreBackup atMost={3} />
    </Way>
  );
}

/** A passphrase for the gradebook; it can wait. */
function LockOffer() {
  const say = useSay();
  const state = useQuery('lock.state', {}).value;
  const [isAsking, setAsking] = useState(false);
  // What was just locked still has its code to show.
  if (!isAsking && state?.isLocked !== false) return null;
  return (
    <section className="start-way">
      <h2>{say('settings.lock')}</h2>
      <div>
        <p className="soft">{say('lock.start-how')}</p>
        <Button onPress={() => setAsking(true)}>{say('lock.start')}</Button>
      </div>
      {isAsking ? (
        <Suspense>
          <PutLock onClose={() => setAsking(false)} />
        </Suspense>
      ) : null}
    </section>
  );
}

function DemoWay({ isFull }: { isFull: boolean }) {
  const say = useSay();
  const demo = useJob('gradebook.demo');
  const make = async () => {
    if (await demo.run({})) go({ at: 'home' });
  };
  return (
    <Way title={say('start.demo')} how={say(isFull ? 'start.demo-full' : 'start.demo-how')}>
      {demo.running ? (
        <Progress
          label={say('start.demo-running')}
          done={demo.progress?.done ?? 0}
          total={demo.progress?.total ?? 0}
          onCancel={demo.cancel}
        />
      ) : (
        <div className="start-actions">
          <Button isDisabled={isFull} onPress={() => void make()}>
            {say('start.demo-run')}
          </Button>
        </div>
      )}
      {demo.trouble ? (
        <p className="warm" role="alert">
          {sentenceOf(say, demo.trouble)}
        </p>
      ) : null}
    </Way>
  );
}

function AboutForm(known: { teacher: string; school: string }) {
  const say = useSay();
  const { run } = useCommand('gradebook.save');
  const [teacher, setTeacher] = useState(known.teacher);
  const [school, setSchool] = useState(known.school);
  const save = () => {
    const isSame = teacher.trim() === known.teacher && school.trim() === known.school;
    if (!isSame) void run({ teacher: teacher.trim() || null, school: school.trim() || null });
  };
  return (
    <section className="start-way">
      <h2>{say('start.yourself')}</h2>
      <div>
        <p className="soft">{say('start.about')}</p>
        <div className="start-about">
          <TextField
            label={say('start.teacher')}
            value={teacher}
            onChange={setTeacher}
            onBlur={save}
          />
          <TextField
            label={say('start.school')}
            value={school}
            onChange={setSchool}
            onBlur={save}
          />
        </div>
      </div>
    </section>
  );
}

/** Asked at the first start; once it is put off, the page only says what that means. */
function SecondPart() {
  const say = useSay();
  const kept = useQuery('keeping.get', {}).value;
  if (!kept) return null;
  return (
    <section className="start-way">
      <h2>{say('keeping.second')}</h2>
      {kept.second || !kept.isSecondPutOff ? (
        <SecondFolder canWait />
      ) : (
        <p className="soft">{say('app.only-copy')}</p>
      )}
    </section>
  );
}
