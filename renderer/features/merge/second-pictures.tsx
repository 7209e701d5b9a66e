import type { Output } from '#shared/contract/contract.ts';
import { FileThumb } from '../../pictures/file-thumb.tsx';
import { PictureStage } from '../../pictures/picture-stage.tsx';
import { ZoomButtons, zoomByKey } from '../../pictures/zoom-buttons.tsx';
import { useSay } from '../../ui/say.tsx';

type Files = Output<'second.get'>['items'][number]['files'];

/** Which picture of which piece is looked at, and how large. */
export interface Look {
  readonly item: string;
  readonly picture: number;
  readonly zoom: number;
}

export interface SecondPicturesProps {
  readonly files: Files;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

/** The pictures of a piece of work, one of them large. */
export function SecondPictures({ files, look, onLook }: SecondPicturesProps) {
  const say = useSay();
  const file = files[look.picture];
  if (!file) return null;
  const onZoom = (zoom: number) => onLook({ ...look, zoom });
  return (
    <section className="second-pictures" aria-label={say('pictures.work')}>
      <PictureStage
        key={file.id}
        file={file}
        number={look.picture + 1}
        count={files.length}
        zoom={look.zoom}
        onZoom={onZoom}
      />
      <div className="second-strip">
        {files.length > 1
          ? files.map((one, i) => (
              <FileThumb
                key={one.id}
                file={one}
                number={i + 1}
                count={files.length}
                isCurrent={i === look.picture}
                onOpen={() => onLook({ ...look, picture: i, zoom: 0 })}
              />
            ))
          : null}
        <span className="faint small fine-only">{say('pictures.judge-keys')}</span>
        <ZoomButtons zoom={look.zoom} onZoom={onZoom} />
      </div>
    </section>
  );
}

/** What a key makes of the look; null for a key of something else. */
export function lookByKey(key: string, look: Look, count: number): Look | null {
  if (count === 0) return null;
  const zoom = zoomByKey(key, look.zoom);
  if (zoom !== null) return { ...look, zoom };
  if (key === 'z') return { ...look, zoom: look.zoom === 0 ? 2 : 0 };
  const by = key === 'PageDown' ? 1 : key === 'PageUp' ? -1 : 0;
  if (by === 0) return null;
  const picture = Math.min(count - 1, Math.max(0, look.picture + by));
  return { ...look, picture, zoom: 0 };
}
