import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/say.tsx';
import { chooseFiles } from './choose-files.ts';

export interface AddButtonsProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Nothing is there yet: adding is the next step. */
  readonly isMain?: boolean;
  /** The focus begins here. */
  readonly isFirst?: boolean;
}

/** The ways to add that are pressed: from a folder, and with the camera where there is a finger. */
export function AddButtons({ onFiles, isMain = false, isFirst = isMain }: AddButtonsProps) {
  const say = useSay();
  const choose = async (from: 'files' | 'camera') => {
    const files = await chooseFiles(from);
    if (files.length > 0) onFiles(files);
  };
  return (
    <>
      <span className="touch-only">
        <Button onPress={() => void choose('camera')}>{say('pictures.take')}</Button>
      </span>
      <Button
        variant={isMain ? 'main' : 'plain'}
        autoFocus={isFirst}
        onPress={() => void choose('files')}
      >
        {say(isMain ? 'pictures.choose' : 'pictures.add-long')}
      </Button>
    </>
  );
}
