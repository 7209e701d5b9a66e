import type { Client } from '../data/client.ts';
import { fromBase64 } from './base64.ts';

/** Pixels of a small picture on its longest side: sharp on dense screens too. */
const SMALL = 144;
/** How many are kept; what is kept never changes, so none ever turns stale. */
const KEPT = 24;
const KEPT_SMALL = 300;

/** The contents of kept files; asked for once while they are in use. */
export interface FileStore {
  /** The bytes; null when they are gone. */
  blob(id: string): Promise<Blob | null>;
  /** The picture, small; null when it cannot be shown. */
  small(id: string): Promise<ImageBitmap | null>;
  /** The small picture if it is there already. */
  hasSmall(id: string): boolean;
}

const stores = new WeakMap<Client, FileStore>();

/** The store of a window. */
export function fileStore(client: Client): FileStore {
  const known = stores.get(client);
  if (known) return known;
  const made = createFileStore(client);
  stores.set(client, made);
  return made;
}

function createFileStore(client: Client): FileStore {
  const blobs = new Map<string, Promise<Blob | null>>();
  const smalls = new Map<string, Promise<ImageBitmap | null>>();

  const ask = async (attachment: string): Promise<Blob | null> => {
    const answer = await client.ask('attachment.get', { attachment });
    if (answer.ok) return new Blob([fromBase64(answer.value.base64)], { type: answer.value.type });
    blobs.delete(attachment);
    return null;
  };
  const blob = (id: string) => kept(blobs, id, KEPT, () => ask(id));
  const makeSmall = async (id: string): Promise<ImageBitmap | null> => {
    const whole = await decode(await blob(id));
    if (whole === null) {
      smalls.delete(id);
      return null;
    }
    const scale = Math.min(1, SMALL / Math.max(whole.width, whole.height));
    const small = await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
      resizeQuality: 'high',
    }).catch(() => null);
    whole.close();
    if (small === null) smalls.delete(id);
    return small;
  };
  return {
    blob,
    small: (id) => kept(smalls, id, KEPT_SMALL, () => makeSmall(id)),
    hasSmall: (id) => smalls.has(id),
  };
}

/** The value under a key, made when it is missing; who was not asked for the longest goes. */
function kept<T>(store: Map<string, Promise<T>>, id: string, most: number, make: () => Promise<T>) {
  const value = store.get(id) ?? make();
  store.delete(id);
  store.set(id, value);
  const oldest = store.keys().next();
  if (store.size > most && !oldest.done) store.delete(oldest.value);
  return value;
}

/** The picture upright; null for what is none. */
export async function decode(blob: Blob | null): Promise<ImageBitmap | null> {
  if (blob === null || typeof createImageBitmap !== 'function') return null;
  return createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => null);
}
