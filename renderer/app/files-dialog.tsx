import { useEffect, useState } from 'react';
import type { BridgeInfo, FileChoice } from '#shared/contract/platform.ts';
import { useClient } from '../data/client-context.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useSay } from '../ui/say.tsx';
import { fileName } from './file-name.ts';
import { useOpenFile } from './use-open-file.ts';
import './files-dialog.css';

export interface FilesDialogProps {
  readonly shell: BridgeInfo['shell'];
  readonly onClose: () => void;
}

/** The gradebooks of this laptop; each opens in a window of its own. */
export function FilesDialog({ shell, onClose }: FilesDialogProps) {
  const say = useSay();
  const client = useClient();
  const openFile = useOpenFile();
  const [files, setFiles] = useState<readonly FileChoice[]>([]);
  useEffect(() => {
    let isHere = true;
    void client.bridge.platform.files().then((found) => {
      if (isHere) setFiles(found);
    });
    return () => {
      isHere = false;
    };
  }, [client]);
  const choose = (file: FileChoice | null) => {
    onClose();
    void openFile(file);
  };
  return (
    <Dialog title={say('files.title')} isOpen onClose={onClose} isLight>
      <ul className="files">
        {files.map((file) => (
          <li key={file.file}>
            <span className="files-what">
              {fileName(say, file)}
              <span className="files-path">{file.file}</span>
            </span>
            {file.isHere ? (
              <span className="soft">{say('files.here')}</span>
            ) : (
              <Button
                label={say(file.isOpen ? 'files.show-one' : 'files.open-one', {
                  file: fileName(say, file),
                })}
                onPress={() => choose(file)}
              >
                {say(file.isOpen ? 'files.show' : 'files.open')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {shell === 'loopback' ? (
        <p className="soft small">{say('files.by-command')}</p>
      ) : (
        <Button onPress={() => choose(null)}>{say('files.choose')}</Button>
      )}
    </Dialog>
  );
}
