import { isMac } from '../ui/is-mac.ts';
import { useSay } from '../ui/say.tsx';
import { shownShortcut } from '../ui/shortcut.ts';
import { AddButtons } from './add-buttons.tsx';

export interface FilePlaceProps {
  readonly canAdd: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where the first picture goes. */
export function FilePlace({ canAdd, onFiles }: FilePlaceProps) {
  const say = useSay();
  if (!canAdd) {
    return (
      <div className="file-place">
        <p>{say('pictures.gone')}</p>
      </div>
    );
  }
  return (
    <div className="file-place">
      <p className="fine-only">
        {say('pictures.where', { key: shownShortcut('Mod+V', isMac, say) })}
      </p>
      <p className="touch-only">{say('pictures.where-touch')}</p>
      <div className="file-place-buttons">
        <AddButtons onFiles={onFiles} isMain />
      </div>
      <p className="soft small">{say('pictures.keep')}</p>
    </div>
  );
}
