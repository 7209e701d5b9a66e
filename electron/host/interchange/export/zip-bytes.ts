import yazl from 'yazl';

/** Files at the root of a zip; the same files at the same instant give the same bytes. */
export async function zipBytes(
  files: readonly { readonly name: string; readonly text: string }[],
  at: number,
): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const options = { mtime: new Date(at), mode: 0o100_644 };
  for (const { name, text } of files) zip.addBuffer(Buffer.from(text, 'utf8'), name, options);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
