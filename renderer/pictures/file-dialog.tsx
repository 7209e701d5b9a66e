import { type ReactNode, useEffect, useRef, useState } from 'react';
import { isPicture, MOST_FILES } from '#shared/domain/attachment/file-type.ts';
import { useCommand } from '../data/use-command.ts';
import { useSaveFile } from '../data/use-save-file.ts';
import { useStepToast } from '../data/use-step-toast.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useFormat } from '../ui/format.tsx';
import { useSay } from '../ui/say.tsx';
import { AddButtons } from './add-buttons.tsx';
import { FilePlace } from './file-place.tsx';
import { FileThumb, sizeInWords } from './file-thumb.tsx';
import type { KeptFile } from './kept-file.ts';
import { PictureStage } from './picture-stage.tsx';
import { useAddFiles } from './use-add-files.ts';
import { useFileDrop } from './use-file-drop.ts';
import { usePastedFiles } from './use-pasted-files.ts';
import { ZoomButtons, zoomByKey } from './zoom-buttons.tsx';

export interface FileDialogProps {
  readonly files: readonly KeptFile[];
  /** The file to begin with. */
  readonly start?: string | undefined;
  /** The attempt that more can be added to; null where files are only looked at. */
  readonly evidence: string | null;
  /** Files of other teachers are not removed. */
  readonly isOwn: boolean;
  /** Opened to add one: the button for it has the focus. */
  readonly isAdding?: boolean;
  /** Whose attempt it is, in words. */
  readonly about?: ReactNode;
  readonly onClose: () => void;
}

/** The pictures and files of an attempt, one of them large; more are dropped, pasted or chosen. */
export function FileDialog(props: FileDialogProps) {
  const { files, evidence, isOwn, isAdding = false, about, onClose } = props;
  const say = useSay();
  const format = useFormat();
  const removing = useCommand('attachment.remove');
  const showStep = useStepToast();
  const saveFile = useSaveFile();
  const { add, working } = useAddFiles();
  const frame = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(props.start);
  const [zoom, setZoom] = useState(0);
  const at = useStanding(files, chosen, setChosen);
  const file = files[at];
  const isEmpty = file === undefined;
  useEffect(() => {
    // The keys of the pictures work at once; where there is none yet, choosing one has the focus.
    if (!isEmpty && !isAdding) frame.current?.focus();
  }, [isEmpty, isAdding]);
  const canAdd = evidence !== null && isOwn;
  const hasRoom = files.length < MOST_FILES;

  const take = (taken: readonly File[]) => {
    if (evidence !== null) void add(evidence, files.length + working, taken);
  };
  const drop = useFileDrop(canAdd ? take : () => undefined);
  usePastedFiles(canAdd ? take : null);

  const goTo = (place: number) => {
    const next = files[place];
    if (!next) return;
    setChosen(next.id);
    setZoom(0);
  };
  const remove = async () => {
    if (!file || !isOwn) return;
    if (await removing.run({ attachment: file.id })) {
      showStep(say('pictures.removed'), 'pictures-step');
      // The button may be gone with the last file; the keyboard must not be.
      frame.current?.focus();
    }
  };
  const save = () => {
    if (!file) return;
    void saveFile({
      name: file.name,
      extension: file.name.split('.').at(-1) ?? '',
      write: (client, to) => client.run('attachment.save', { attachment: file.id, to }),
      done: say('pictures.saved'),
    });
  };
  useKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !file) return;
    const sized = zoomByKey(event.key, zoom);
    const isSideways = zoom === 0 && files.length > 1;
    if (sized !== null) setZoom(sized);
    else if (event.key === '0') setZoom(0);
    else if (event.key === 'ArrowRight' && isSideways) goTo(at + 1);
    else if (event.key === 'ArrowLeft' && isSideways) goTo(at - 1);
    else if (event.key === 'PageDown') goTo(at + 1);
    else if (event.key === 'PageUp') goTo(at - 1);
    else if (event.key === 'Delete' && isOwn) void remove();
    else return;
    event.preventDefault();
  });

  const foot = file ? (
    <>
      <span className="faint small fine-only file-keys">
        {say(isOwn ? 'pictures.keys' : 'pictures.keys-read')}
      </span>
      {canAdd && hasRoom ? <AddButtons onFiles={take} isFirst={isAdding} /> : null}
      {isOwn ? <Button onPress={() => void remove()}>{say('pictures.remove')}</Button> : null}
      <Button onPress={save}>{say('pictures.save')}</Button>
    </>
  ) : undefined;

  return (
    <Dialog title={say('pictures.title')} isOpen onClose={onClose} size="large" isLight foot={foot}>
      <section
        ref={frame}
        className="file-dialog"
        aria-label={say('pictures.of')}
        tabIndex={-1}
        data-over={(canAdd && drop.isOver) || undefined}
        {...drop.props}
      >
        <div className="file-about">
          {about === undefined ? null : <span>{about}</span>}
          {file ? (
            <span className="soft">
              {say('pictures.one-of', { number: at + 1, count: files.length })}
              {' · '}
              <span className="person-name" dir="auto">
                {file.name}
              </span>
              {' · '}
              {sizeInWords(say, format, file.size)}
            </span>
          ) : null}
          {working > 0 ? <span role="status">{say('pictures.working')}</span> : null}
          {file && isPicture(file.type) ? <ZoomButtons zoom={zoom} onZoom={setZoom} /> : null}
        </div>
        {file ? (
          <PictureStage
            key={file.id}
            file={file}
            number={at + 1}
            count={files.length}
            zoom={zoom}
            onZoom={setZoom}
          />
        ) : (
          <FilePlace canAdd={canAdd} onFiles={take} />
        )}
        {files.length > 1 ? (
          <div className="file-strip">
            {files.map((one, i) => (
              <FileThumb
                key={one.id}
                file={one}
                number={i + 1}
                count={files.length}
                isCurrent={i === at}
                onOpen={() => goTo(i)}
              />
            ))}
          </div>
        ) : null}
      </section>
    </Dialog>
  );
}

/** The keys of the pictures, wherever in the dialog the focus stands. */
function useKeys(onKey: (event: KeyboardEvent) => void): void {
  const newest = useRef(onKey);
  newest.current = onKey;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) newest.current(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

/** The place of the file that is shown: what was just added, and the next one when it is removed. */
function useStanding(
  files: readonly KeptFile[],
  chosen: string | undefined,
  onChoose: (id: string) => void,
): number {
  const found = files.findIndex(({ id }) => id === chosen);
  const last = useRef(0);
  const at = found >= 0 ? found : Math.max(0, Math.min(last.current, files.length - 1));
  last.current = at;
  const before = useRef(files.length);
  const newest = files.at(-1)?.id;
  useEffect(() => {
    if (files.length > before.current && newest !== undefined) onChoose(newest);
    before.current = files.length;
  }, [files.length, newest, onChoose]);
  return at;
}
