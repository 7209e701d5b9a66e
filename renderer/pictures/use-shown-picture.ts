import { useEffect, useState } from 'react';
import { useClient } from '../data/client-context.tsx';
import { decode, fileStore } from './file-store.ts';

/** What is shown of a file: not yet there, not to be shown, or a picture. */
export type Shown = 'waiting' | 'none' | ImageBitmap;

/** Who runs through cells with the arrows does not want their pictures. */
const PATIENCE = 120;

/** The small picture of a file. */
export function useSmallPicture(id: string, isPicture: boolean): Shown {
  const client = useClient();
  const [shown, setShown] = useState<Shown>('waiting');
  useEffect(() => {
    if (!isPicture) return;
    const store = fileStore(client);
    let isGone = false;
    const show = async () => {
      const small = await store.small(id);
      if (!isGone) setShown(small ?? 'none');
    };
    const timer = setTimeout(() => void show(), store.hasSmall(id) ? 0 : PATIENCE);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [client, id, isPicture]);
  return isPicture ? shown : 'none';
}

/** The bytes of a file; undefined while they are fetched, null when they are gone. */
export function useBlob(id: string): Blob | null | undefined {
  const client = useClient();
  const [held, setHeld] = useState<{ readonly id: string; readonly blob: Blob | null }>();
  useEffect(() => {
    let isGone = false;
    void fileStore(client)
      .blob(id)
      .then((blob) => {
        if (!isGone) setHeld({ id, blob });
      });
    return () => {
      isGone = true;
    };
  }, [client, id]);
  return held?.id === id ? held.blob : undefined;
}

/** The picture of a blob in full size, let go of when it is no longer shown. */
export function useWholePicture(blob: Blob | null | undefined): Shown {
  const [held, setHeld] = useState<{ readonly of: Blob; readonly bitmap: ImageBitmap | null }>();
  useEffect(() => {
    if (!blob) return;
    let isGone = false;
    let made: ImageBitmap | null = null;
    void decode(blob).then((bitmap) => {
      if (isGone) {
        bitmap?.close();
        return;
      }
      made = bitmap;
      setHeld({ of: blob, bitmap });
    });
    return () => {
      isGone = true;
      made?.close();
    };
  }, [blob]);
  if (blob === null) return 'none';
  return blob && held?.of === blob ? (held.bitmap ?? 'none') : 'waiting';
}
