import { useEffect, useRef } from 'react';
import { type Say, sentenceOf } from '#shared/text/text.ts';
import { type ImportStart, useOpenImport } from '../../app/open-import.tsx';
import { go } from '../../app/route.ts';
import { useJob } from '../../data/use-job.ts';
import { useQuery } from '../../data/use-query.ts';
import { useStepToast } from '../../data/use-step-toast.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogFoot } from '../../ui/dialog-foot.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useSay } from '../../ui/say.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportSourceStep } from './import-source.tsx';
import { rowsToTake, useImportPreview } from './use-import.ts';
import './import-dialog.css';

export interface ImportDialogProps {
  readonly start: ImportStart;
  readonly onClose: () => void;
}

/** From a file or pasted rows through a preview into the gradebook, as one step to undo. */
export function ImportDialog({ start, onClose }: ImportDialogProps) {
  const say = useSay();
  const showStep = useStepToast();
  const openFile = useOpenImport();
  const look = useImportPreview({
    ...(start.class === undefined ? {} : { class: start.class }),
    ...(start.course === undefined ? {} : { course: start.course }),
  });
  const apply = useJob('import.apply');
  const { source, preview } = look;

  // A file that was dropped or picked before the dialog opened is looked at without asking.
  const seen = useRef<string | null>(null);
  useEffect(() => {
    const { file } = start;
    if (!file || seen.current === file.grant) return;
    seen.current = file.grant;
    void look.look({ file }, start.kind, look.choices);
  }, [start, look]);

  // The class on the screen is proposed where the file leaves open which one: for evidence, and for
  // the objectives of a class that has none.
  const classes = useQuery('class.list', {}).value;
  const isProposed = useRef(false);
  useEffect(() => {
    const place = classes?.find(({ id }) => id === start.seen);
    if (!place || !preview || isProposed.current || look.choices.class !== undefined) return;
    const isEvidence = preview.kind === 'evidence' && preview.asks.includes('class');
    const isFirst = preview.kind === 'objectives' && place.objectives === 0;
    if (!isEvidence && !isFirst) return;
    isProposed.current = true;
    look.choose({ class: place.name });
  }, [classes, start, preview, look]);

  const take = async () => {
    if (!preview) return;
    const taken = await apply.run({ preview: preview.preview });
    if (!taken) return;
    const count = taken.new + taken.changed;
    const into = taken.classes.map((one) => one.name).join(', ');
    const frame = preview.grades ? 'import.taken-results' : 'import.taken-into';
    showStep(into === '' ? say('import.taken', { count }) : say(frame, { count, into }));
    onClose();
    const first = taken.classes[0];
    if (first && (preview.kind === 'roster' || preview.kind === 'oneroster')) {
      go({ at: 'class', class: first.id, view: 'grid' });
    }
  };

  const title = say(preview === null ? 'import.title' : `import.title-${preview.kind}`);
  const running = look.job.running ? look.job : apply.running ? apply : null;
  const trouble = look.job.trouble ?? apply.trouble;
  const count = preview ? rowsToTake(preview) : 0;
  const changes = count > 0 || (preview?.joins ?? null) !== null;
  const mayTake =
    changes && preview?.asks.length === 0 && running === null && look.job.trouble === null;

  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size={preview ? 'large' : 'medium'}
      foot={
        preview ? (
          <DialogFoot
            main={takeLabel(say, count, changes, preview.grades !== null)}
            onMain={take}
            isDisabled={!mayTake}
            onCancel={onClose}
          >
            <Button variant="quiet" onPress={look.forget} isDisabled={apply.running}>
              {say('import.back')}
            </Button>
            <span className="import-foot-gap" />
          </DialogFoot>
        ) : undefined
      }
    >
      {trouble ? (
        <div className="import-trouble" role="alert">
          <p className="warm">{sentenceOf(say, trouble)}</p>
          {source && !preview && look.kind !== 'auto' && isOtherKind(trouble.code) ? (
            <Button onPress={() => void look.look(source, 'auto', look.choices)}>
              {say('import.look-auto')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {preview ? (
        <ImportPreview
          preview={preview}
          isFile={source !== null && 'file' in source}
          choices={look.choices}
          onChoose={look.choose}
        />
      ) : (
        <ImportSourceStep
          kind={look.kind === 'auto' ? start.kind : look.kind}
          isBusy={look.job.running}
          onLook={(from, kind) => {
            // A bundle is led elsewhere by what it is for.
            if ('file' in from && /\.gradus$/i.test(from.file.name)) {
              openFile({ ...start, kind, file: from.file });
            } else void look.look(from, kind, look.choices);
          }}
        />
      )}
      {running ? (
        <Progress
          label={say(running === apply ? 'import.taking' : 'import.reading')}
          done={running.progress?.done ?? 0}
          total={running.progress?.total ?? 0}
          onCancel={running.cancel}
        />
      ) : null}
    </Dialog>
  );
}

/** Refusals that may only mean that the file holds something else than was said. */
const isOtherKind = (code: string): boolean =>
  code === 'IMPORT_HEADINGS' || code === 'IMPORT_WRONG_KIND' || code === 'IMPORT_NOTHING_USABLE';

/** Objectives that are all here already still change something when a class begins to use them. */
function takeLabel(say: Say, count: number, changes: boolean, isTable: boolean): string {
  // A row of a grade table holds many results.
  if (count > 0) return say(isTable ? 'import.take-results' : 'import.take', { count });
  return say(changes ? 'import.take-course' : 'import.take-none');
}
