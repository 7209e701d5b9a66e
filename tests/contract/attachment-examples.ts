import type { Input, NameOf } from '#shared/contract/contract.ts';
import type { TestHost } from '../helpers/memory-host.ts';

/** A file of an attempt. */
export interface FurnishedFiles {
  readonly attachment: string;
}

export async function furnishFiles(host: TestHost, evidence: string): Promise<FurnishedFiles> {
  const file = { evidence, name: 'lab.txt', type: 'text/plain', base64: 'Q08y' };
  const { id: attachment } = await host.ask('attachment.add', file);
  return { attachment };
}

type Asked = Extract<NameOf<'query' | 'command' | 'job'>, `attachment.${string}`>;

export const attachmentExamples: {
  readonly [N in Asked]: (
    f: FurnishedFiles & { readonly evidence: string; readonly to: string },
  ) => Input<N>;
} = {
  'attachment.add': (f) => ({
    evidence: f.evidence,
    name: 'work.txt',
    type: 'text/plain',
    base64: 'SDJP',
  }),
  'attachment.remove': (f) => ({ attachment: f.attachment }),
  'attachment.list': (f) => ({ evidence: f.evidence }),
  'attachment.count': () => ({ classes: [] }),
  'attachment.save': (f) => ({ attachment: f.attachment, to: f.to }),
  'attachment.get': (f) => ({ attachment: f.attachment }),
};
