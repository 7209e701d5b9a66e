import { Button } from '../ui/button.tsx';
import { useSay } from '../ui/say.tsx';
import { ZOOMS } from './picture-stage.tsx';

export interface ZoomButtonsProps {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

/** Smaller and larger. */
export function ZoomButtons({ zoom, onZoom }: ZoomButtonsProps) {
  const say = useSay();
  return (
    <span className="zoom-buttons">
      <Button
        variant="quiet"
        label={say('pictures.smaller')}
        isDisabled={zoom === 0}
        onPress={() => onZoom(zoom - 1)}
      >
        −
      </Button>
      <Button
        variant="quiet"
        label={say('pictures.larger')}
        isDisabled={zoom === ZOOMS.length - 1}
        onPress={() => onZoom(zoom + 1)}
      >
        +
      </Button>
    </span>
  );
}

/** The place among the sizes that a key leads to; null for a key that changes no size. */
export function zoomByKey(key: string, zoom: number): number | null {
  if (key === '+' || key === '=') return Math.min(ZOOMS.length - 1, zoom + 1);
  if (key === '-') return Math.max(0, zoom - 1);
  return null;
}
