import { useEffect, useState } from 'react';
import type { Output } from '#shared/contract/contract.ts';
import type { FileGrant } from '#shared/contract/platform.ts';
import { sentenceOf } from '#shared/text/text.ts';
import { useDropHere } from '../../data/use-drop-here.ts';
import { useJob } from '../../data/use-job.ts';
import { usePickFile } from '../../data/use-pick-file.ts';
import { useQuery } from '../../data/use-query.ts';
import { useSaveFile } from '../../data/use-save-file.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Choice } from '../../ui/field.tsx';
import { useFormat } from '../../ui/format.tsx';
import { useSay } from '../../ui/say.tsx';
import { ScoreTemplateTable } from './score-template-table.tsx';
import './score-template.css';

export interface ScoreTemplateDialogProps {
  readonly classId: string;
  /** The term that was chosen where this was opened. */
  readonly term: string;
  readonly onClose: () => void;
}

type Preview = Output<'pst.preview'>;

/** Fills a score template of PowerTeacher Pro: what it will hold is seen before it is saved. */
export function ScoreTemplateDialog({ classId, term: first, onClose }: ScoreTemplateDialogProps) {
  const say = useSay();
  const pickFile = usePickFile();
  const saveFile = useSaveFile();
  const terms = useQuery('term.list', {}).value ?? [];
  const [term, setTerm] = useState(first);
  const [file, setFile] = useState<FileGrant | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const { run, running, trouble } = useJob('pst.preview');
  const isOver = useDropHere(setFile);
  useEffect(() => {
    if (!file) return;
    setPreview(null);
    void run({ class: classId, term, template: file.grant }).then(setPreview);
  }, [file, term, classId, run]);

  const pick = async () => {
    const picked = await pickFile(['csv', 'txt']);
    if (picked) setFile(picked);
  };
  const counted = preview?.lines.filter((line) => line.value !== null).length ?? 0;
  const mayFill = counted > 0 && preview?.lines.every((line) => line.why === null);
  const save = async () => {
    if (!file) return;
    const isSaved = await saveFile({
      name: file.name,
      extension: 'csv',
      write: (client, to) =>
        client.run('export.pst', { class: classId, term, template: file.grant, to }),
      done: say('pst.saved', { count: counted }),
    });
    if (isSaved) onClose();
  };

  return (
    <Dialog
      title={say('pst.title')}
      isOpen
      isRead={preview !== null}
      onClose={onClose}
      size={preview ? 'large' : 'medium'}
      foot={
        <DialogFoot
          main={say('pst.save', { count: counted })}
          onMain={save}
          isDisabled={!mayFill || running}
          onCancel={onClose}
        />
      }
    >
      <Choice
        label={say('reports.term')}
        value={term}
        onChange={setTerm}
        options={terms.map((one) => ({ value: one.id, label: one.name }))}
      />
      <div className="pst-choose" data-over={isOver}>
        <Button variant={file ? 'plain' : 'main'} onPress={() => void pick()}>
          {say(file ? 'pst.choose-other' : 'pst.choose')}
        </Button>
        <span className="faint">{file ? file.name : say('pst.or-drop')}</span>
      </div>
      {file ? null : <p className="soft">{say('pst.how')}</p>}
      {trouble ? (
        <p className="warm" role="alert">
          {sentenceOf(say, trouble)}
        </p>
      ) : null}
      {preview ? <Seen preview={preview} /> : null}
    </Dialog>
  );
}

function Seen({ preview }: { preview: Preview }) {
  const say = useSay();
  const format = useFormat();
  const { assignment, points, scoreType, takes, asOf, handedIn, lines, notListed } = preview;
  const blocked = lines.filter((line) => line.why !== null).length;
  const facts = [
    preview.class,
    assignment,
    scoreType || null,
    points === null ? null : say('pst.points', { points }),
  ];
  return (
    <div className="pst-seen">
      <p>
        <strong dir="auto">{facts.filter((fact) => fact !== null).join(' · ')}</strong>
        <br />
        <span className="soft">
          {say(takes === 'codes' ? 'pst.takes-codes' : 'pst.takes-numbers')}{' '}
          {handedIn ? say('pst.handed-in') : say('pst.as-of', { day: format.day(asOf) })}
        </span>
      </p>
      {blocked > 0 ? (
        <p className="warm" role="alert">
          {say('pst.blocked', { count: blocked })}
        </p>
      ) : null}
      <ScoreTemplateTable lines={lines} />
      {notListed.length > 0 ? (
        <p className="soft">
          {say('pst.not-listed', { count: notListed.length })}{' '}
          <span className="person-name">{notListed.join('; ')}</span>
        </p>
      ) : null}
    </div>
  );
}
