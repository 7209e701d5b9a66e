import {
  type CSSProperties,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useContext,
  useLayoutEffect,
  useRef,
} from 'react';
import { isPicture } from '#shared/domain/attachment/file-type.ts';
import { useFormat } from '../ui/format.tsx';
import { NamesHiddenContext } from '../ui/names-hidden.ts';
import { useSay } from '../ui/say.tsx';
import { FileText, SCROLLED } from './file-text.tsx';
import { fileLabel, kindOfFile } from './file-thumb.tsx';
import type { KeptFile } from './kept-file.ts';
import { PictureCanvas } from './picture-canvas.tsx';
import { useBlob, useWholePicture } from './use-shown-picture.ts';
import './pictures.css';

/** How much larger than whole a picture is shown, step by step. */
export const ZOOMS = [1, 1.5, 2, 3, 4.5] as const;

export interface PictureStageProps {
  readonly file: KeptFile;
  /** From 1. */
  readonly number: number;
  readonly count: number;
  /** Place among ZOOMS; 0 shows the picture whole. */
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

/** One file as large as there is room; enlarged it is moved by dragging or with the arrows. */
export function PictureStage({ file, number, count, zoom, onZoom }: PictureStageProps) {
  const say = useSay();
  const format = useFormat();
  const isCovered = useContext(NamesHiddenContext);
  const stage = useRef<HTMLElement>(null);
  const blob = useBlob(file.id);
  const isShown = isPicture(file.type) && !isCovered;
  const shown = useWholePicture(isShown ? blob : null);
  const drag = useDrag(stage);
  const look = useKeptPlace(stage, zoom);
  const label = fileLabel(say, format, file, number, count);
  if (isCovered) return <StageNote>{say('pictures.covered')}</StageNote>;
  if (blob === null) return <StageNote>{say('pictures.gone')}</StageNote>;
  if (file.type === 'text/plain') return <FileText key={file.id} blob={blob} label={label} />;
  if (!isPicture(file.type)) {
    return (
      <StageNote>
        <span className="file-sheet" data-large>
          {kindOfFile(file.type)}
        </span>
        {say('pictures.no-preview')}
      </StageNote>
    );
  }
  if (shown === 'none') return <StageNote>{say('pictures.no-preview')}</StageNote>;
  return (
    <section
      ref={stage}
      className="picture-stage"
      aria-label={say('pictures.large')}
      {...SCROLLED}
      data-zoomed={zoom > 0 || undefined}
      onDoubleClick={(event) => {
        look.at(event);
        onZoom(zoom === 0 ? 2 : 0);
      }}
      {...(zoom > 0 ? drag : {})}
    >
      {shown === 'waiting' ? null : (
        <PictureCanvas bitmap={shown} label={label} style={sizeOf(shown, ZOOMS[zoom] ?? 1)} />
      )}
    </section>
  );
}

function StageNote({ children }: { children: React.ReactNode }) {
  return (
    <div className="picture-stage">
      <p className="picture-note">{children}</p>
    </div>
  );
}

/** The stylesheet fits the picture into the stage by these. */
const sizeOf = (bitmap: ImageBitmap, zoom: number): CSSProperties =>
  ({
    '--ratio': bitmap.width / bitmap.height,
    '--natural': `${bitmap.width}px`,
    '--zoom': zoom,
  }) as CSSProperties;

/** What was in the middle of the stage, or under the pointer, stays there when the size changes. */
function useKeptPlace(stage: RefObject<HTMLElement | null>, zoom: number) {
  const place = useRef({ x: 0.5, y: 0.5 });
  const before = useRef(zoom);
  useLayoutEffect(() => {
    const element = stage.current;
    if (!element || before.current === zoom) return;
    before.current = zoom;
    const { x, y } = place.current;
    element.scrollLeft = x * element.scrollWidth - element.clientWidth / 2;
    element.scrollTop = y * element.scrollHeight - element.clientHeight / 2;
    const note = () => {
      place.current = {
        x: (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth,
        y: (element.scrollTop + element.clientHeight / 2) / element.scrollHeight,
      };
    };
    element.addEventListener('scroll', note);
    return () => element.removeEventListener('scroll', note);
  }, [stage, zoom]);
  return {
    at: (event: MouseEvent<HTMLElement>) => {
      const box = event.currentTarget.getBoundingClientRect();
      place.current = {
        x: (event.clientX - box.left) / box.width,
        y: (event.clientY - box.top) / box.height,
      };
    },
  };
}

/** Dragging with the mouse moves what is enlarged; fingers scroll by themselves. */
function useDrag(stage: RefObject<HTMLElement | null>) {
  const held = useRef(false);
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      held.current = true;
      stage.current?.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent) => {
      if (held.current) stage.current?.scrollBy(-event.movementX, -event.movementY);
    },
    onPointerUp: () => {
      held.current = false;
    },
    onPointerCancel: () => {
      held.current = false;
    },
  };
}
