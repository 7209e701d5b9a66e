import { type CSSProperties, useLayoutEffect, useRef } from 'react';

export interface PictureCanvasProps {
  readonly bitmap: ImageBitmap;
  readonly label: string;
  readonly style?: CSSProperties | undefined;
}

/**
 * A picture, drawn: the window's policy allows pictures of its own folder only, and a drawing needs
 * no address.
 */
export function PictureCanvas({ bitmap, label, style }: PictureCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <canvas
      ref={canvas}
      className="picture"
      width={bitmap.width}
      height={bitmap.height}
      role="img"
      aria-label={label}
      style={style}
    />
  );
}
