import { MOST_FILE_BYTES } from '#shared/domain/attachment/file-type.ts';
import { firstTry, nextTry, type Source, type Try } from './shrink-plan.ts';

/**
 * A picture drawn anew, upright and small enough to be kept; null when the browser cannot read it.
 * What a camera wrote beside the picture (place, time, device) is left behind, because only points
 * are drawn. Decoding and encoding happen beside the window's own thread.
 */
export async function shrinkPicture(file: Blob, isPng: boolean): Promise<Blob | null> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(
    () => null,
  );
  if (bitmap === null) return null;
  try {
    const source: Source = { width: bitmap.width, height: bitmap.height, isPng };
    let next: Try | null = firstTry(source);
    while (next !== null) {
      const drawn = await drawAs(bitmap, next);
      if (drawn.size <= MOST_FILE_BYTES && drawn.type === next.type) return drawn;
      next = nextTry(source, next, drawn.size);
    }
    return null;
  } finally {
    bitmap.close();
  }
}

function drawAs(bitmap: ImageBitmap, { width, height, type, quality }: Try): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) return Promise.reject(new Error('There is no canvas'));
  // Ink on a see-through ground would vanish on a dark page.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  return canvas.convertToBlob({ type, quality });
}
