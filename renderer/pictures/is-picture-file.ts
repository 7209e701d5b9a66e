import { formOf } from './file-form.ts';

/** True when a file is a picture by its first bytes, whatever it is called. */
export const isPictureFile = async (file: File): Promise<boolean> =>
  formOf(new Uint8Array(await file.slice(0, 16).arrayBuffer())) !== 'other';

/** True when all that is held over the window says that it is a picture. */
export function holdsPictures(transfer: DataTransfer): boolean {
  // Some say what they hold only once they are dropped.
  const held = [...(transfer.items ?? [])].filter(({ kind }) => kind === 'file');
  return held.length > 0 && held.every(({ type }) => type.startsWith('image/'));
}
