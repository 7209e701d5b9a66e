import { useState } from 'react';
import { IMPORT_KINDS, type ImportKind } from '#shared/contract/features/interchange.ts';
import { usePickFile } from '../../data/use-pick-file.ts';
import { Button } from '../../ui/button.tsx';
import { Choice, TextArea } from '../../ui/field.tsx';
import { useSay } from '../../ui/say.tsx';
import type { ImportSource } from './use-import.ts';

export interface ImportSourceProps {
  readonly kind: ImportKind;
  readonly isBusy: boolean;
  readonly onLook: (source: ImportSource, kind: ImportKind) => void;
}

/** First step: where the rows are and what they are. */
export function ImportSourceStep({ kind: first, isBusy, onLook }: ImportSourceProps) {
  const say = useSay();
  const pickFile = usePickFile();
  const [kind, setKind] = useState<ImportKind>(first);
  const [text, setText] = useState('');
  const pick = async () => {
    const file = await pickFile();
    if (file) onLook({ file }, kind);
  };
  return (
    <>
      <Choice
        label={say('import.what')}
        value={kind}
        onChange={(value) => setKind(IMPORT_KINDS.find((known) => known === value) ?? 'auto')}
        options={IMPORT_KINDS.map((known) => ({
          value: known,
          label: say(`import.kind-${known}`),
        }))}
        hint={say(`import.hint-${kind}`)}
      />
      <div className="import-choose">
        <Button variant="main" isDisabled={isBusy} onPress={() => void pick()}>
          {say('import.choose')}
        </Button>
        <span className="faint">{say('import.or-drop')}</span>
      </div>
      <div className="import-paste">
        <TextArea
          label={say('import.from-paste')}
          value={text}
          onChange={setText}
          rows={6}
          isMono
        />
        <Button isDisabled={isBusy || text.trim() === ''} onPress={() => onLook({ text }, kind)}>
          {say('import.look')}
        </Button>
      </div>
    </>
  );
}
